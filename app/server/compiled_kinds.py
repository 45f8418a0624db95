"""
The checks of `app/server/kinds.py` compiled, for what fits: nearly all that laptops send.

What these let through, the checks would. What they do not is looked at by the checks, which also
say what is wrong with it.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic_core import CoreSchema, SchemaValidator, core_schema
from sqlalchemy import Boolean, Column, Integer, String, TypeDecorator, Uuid

from app.models.units import synced_models, table_of, units_of
from app.sync.protocol import TEXT_BYTES

_LARGEST: Final = (1 << 63) - 1
_LONGEST: Final = TEXT_BYTES // 4  # signs, of four bytes at most
_SCHEMAS: Final[tuple[tuple[type[Any], CoreSchema], ...]] = (
    (Uuid, core_schema.str_schema(strict=True, pattern=r"^[0-9a-f]{32}$")),
    (Boolean, core_schema.bool_schema(strict=True)),
    (Integer, core_schema.int_schema(strict=True, ge=-_LARGEST, le=_LARGEST)),
    # Halves of surrogates are no texts for it
    (String, core_schema.str_schema(strict=True, max_length=_LONGEST, pattern=r"^[^\x00]*$")),
)
Check = Callable[[Any], bool]


class CompiledKinds:
    """
    What fits of each kind.

    Args:
        check: The check of the values of a column, for types that have none here.
        may_lack: The units that an insert of a kind may leave out.
    """

    def __init__(
        self, check: Callable[["Column[Any]"], Check], may_lack: Callable[[str], frozenset[str]]
    ) -> None:
        self._check, self._may_lack = check, may_lack
        self._models = {str(model.__tablename__): model for model in synced_models()}
        self._compiled: dict[tuple[str, bool], Check] = {}

    def fits(self, kind: str, values: Mapping[str, Any], *, whole: bool) -> bool:
        """Tell whether values surely fit: of a whole new record, or of a part of one."""
        check = self._compiled.get((kind, whole))
        if check is None:
            if kind not in self._models:
                return False
            check = self._compiled[kind, whole] = self._check_of(kind, whole=whole)
        return check(values)

    def _check_of(self, kind: str, *, whole: bool) -> Check:
        model = self._models[kind]
        columns = table_of(model).columns
        lacks = self._may_lack(kind)
        fields = {
            unit: core_schema.typed_dict_field(
                self._unit([columns[name] for name in names]),
                required=whole and unit not in lacks,
            )
            for unit, names in units_of(model).items()
        }
        schema = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return SchemaValidator(schema).isinstance_python

    def _unit(self, columns: list["Column[Any]"]) -> CoreSchema:
        if [column.name for column in columns] == ["deleted"]:
            return core_schema.bool_schema(strict=True)
        if len(columns) == 1:
            return self._column(columns[0])
        parts: Mapping[str, core_schema.TypedDictField] = {
            # One that is left out is as one that says nothing
            column.name: core_schema.typed_dict_field(
                self._column(column), required=not column.nullable
            )
            for column in columns
        }
        return core_schema.typed_dict_schema(dict(parts), extra_behavior="forbid", strict=True)

    def _column(self, column: "Column[Any]") -> CoreSchema:
        kind = column.type
        stored = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
        schema = next((one for cls, one in _SCHEMAS if isinstance(stored, cls)), None)
        if schema is None:
            schema = _asked(self._check(column))
        return core_schema.nullable_schema(schema) if column.nullable else schema


def _asked(check: Check) -> CoreSchema:
    def require(value: Any) -> Any:
        if not check(value):
            raise ValueError
        return value

    return core_schema.no_info_plain_validator_function(require)
