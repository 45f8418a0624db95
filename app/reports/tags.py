"""
The structure tree of a document: what a screen reader reads, in the order in which it was drawn.

Whatever nobody marks is an artifact: rules, tints, the head and foot of a page, a repeated head.
Source: ISO 32000-1, 14.7 and 14.8 (logical structure, tagged PDF); ISO 14289-1 (PDF/UA-1).
"""

from typing import Any, Final, NamedTuple, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

ARTIFACT: Final = "/Artifact BMC"
END: Final = "EMC"
# A place in a tree that is not the one of the words: the number goes with the head after it
NUMBER, ITEM, CELLS = "Num", "LI", frozenset({"TD", "TH"})
_ROLES: Final = {"Lbl": "P"}  # a label in the margin column is no label of a list
_ROW_HEAD: Final = "<</O/Table/Scope/Column>>"


class Marked(NamedTuple):
    """A piece of a page."""

    page: int  # the first is 1
    mcid: int


Kid: TypeAlias = "Node | Marked"


class Node:
    """An element of the tree."""

    __slots__ = ("alt", "attributes", "kids", "role", "says")

    def __init__(self, role: str, alt: str = "", attributes: str = "", says: str = "") -> None:
        self.role, self.alt, self.attributes, self.says = role, alt, attributes, says
        self.kids: list[Kid] = []

    def add(self, kid: "Node") -> "Node":
        """Put an element under this one and return it."""
        self.kids.append(kid)
        return kid


class Place:
    """Where words stand in the tree, once they are drawn; the parts of a text share one."""

    node: Node | None = None


class Tags:
    """Marks what is drawn on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas: Any = canvas
        self.root = Node("Document")
        self._open = [self.root]
        self._silent = 0  # something is marked already, or nothing is to be
        self._number: Marked | None = None  # of the head that comes
        self.parents: list[list[Node]] = []  # of each piece, by page

    @property
    def inner(self) -> Node:
        """The element that what is drawn now belongs to."""
        return self._open[-1]

    def enter(self, node: Node) -> None:
        """Let what is drawn from now on belong to an element."""
        self._open.append(node)

    def leave(self) -> None:
        """Go back to the element around it."""
        self._open.pop()

    def begin_part(self) -> None:
        """Let what is drawn from now on belong to a new part of the document."""
        del self._open[1:]
        self.enter(self.root.add(Node("Part")))

    def hush(self) -> None:
        """Let what is drawn from now on be an artifact."""
        self._silent += 1

    def speak(self) -> None:
        """End `hush`."""
        self._silent -= 1

    def words(self, role: str, place: Place, says: str = "") -> "Marking | Unmarked":
        """
        Mark words of a role, none: an artifact; one element when they go on over a page.

        Args:
            says: What they say, when they are drawn in another order than they read.
        """
        if self._silent or not role:
            return _UNMARKED
        if place.node is None:
            place.node = self._element(role)
            if says:
                self._take_number(place.node)
                place.node = place.node.add(Node("Span", says=says))
        return Marking(self, place.node, is_number=role == NUMBER)

    def figure(self, alt: str, width: float, height: float) -> "Marking | Unmarked":
        """Mark a drawing that means what `alt` says; without words it is an artifact."""
        if self._silent or not alt:
            return _UNMARKED
        x, y = self._canvas.absolutePosition(0, 0)
        box = " ".join(f"{value:.2f}" for value in (x, y, x + width, y + height))
        node = self.inner.add(Node("Figure", alt, f"<</O/Layout/BBox[{box}]>>"))
        return Marking(self, node)

    def begin(self, node: Node, *, is_number: bool) -> None:
        """Let what is drawn from now on be a piece of an element; see `Marking`."""
        page: int = self._canvas.getPageNumber()
        while len(self.parents) < page:
            self.parents.append([])
        pieces = self.parents[page - 1]
        marked = Marked(page, len(pieces))
        if is_number:
            self._number = marked
        else:
            self._take_number(node)
            node.kids.append(marked)
        pieces.append(node)
        code = self._canvas._code  # noqa: SLF001 reportlab has no other way into the page
        if code and code[-1] == ARTIFACT:
            code.pop()
        else:
            code.append(END)
        code.append(f"/{node.role} <</MCID {marked.mcid}>> BDC")
        self._silent += 1

    def end(self) -> None:
        """End `begin`."""
        self._silent -= 1
        self._canvas._code += (END, ARTIFACT)  # noqa: SLF001

    def _take_number(self, node: Node) -> None:
        """Put the number that waits for its head in it."""
        if self._number is not None:
            self.parents[self._number.page - 1][self._number.mcid] = node
            node.kids.append(self._number)
            self._number = None

    def _element(self, role: str) -> Node:
        inner = self.inner
        if role in CELLS:
            return inner if inner.role in CELLS else inner.add(Node("P"))
        if role == ITEM:
            last = inner.kids[-1] if inner.kids else None
            listed = last if isinstance(last, Node) and last.role == "L" else inner.add(Node("L"))
            return listed.add(Node("LI")).add(Node("LBody"))
        if role == NUMBER:
            return Node("H2")
        return inner.add(Node(_ROLES.get(role, role)))


class Marking:
    """Marks what is drawn in its block; a generator would take three times as long."""

    __slots__ = ("_is_number", "_node", "_tags")

    def __init__(self, tags: Tags, node: Node, *, is_number: bool = False) -> None:
        self._tags, self._node, self._is_number = tags, node, is_number

    def __enter__(self) -> None:
        self._tags.begin(self._node, is_number=self._is_number)

    def __exit__(self, *_error: object) -> None:
        self._tags.end()


class Unmarked:
    """Leaves what is drawn in its block as it is."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_error: object) -> None:
        pass


_UNMARKED: Final = Unmarked()


def tags_of(canvas: Any) -> Tags | None:
    """Return what marks on a canvas, None on one that has no structure."""
    return getattr(canvas, "tags", None)


class TableTags:
    """
    Marks a table, its rows and cells; the parts of one that is split belong to one element.

    It is told by reportlab what is drawn (`renderCB`).
    """

    def __init__(self) -> None:
        self._table: Node | None = None
        self._is_first = True  # of its parts
        self._is_head = False
        self._comes_back = False  # the head, on another page: an artifact

    def __call__(self, table: Any, what: str, row: int = 0, *_about: Any) -> None:
        """Take one of the calls of `Table.draw`; `row` goes with those about a row or a cell."""
        tags = tags_of(table.canv)
        if tags is None:
            return
        match what:
            case "startTable":
                self._begin(tags)
            case "startRow":
                self._begin_row(tags, is_head=row < table.repeatRows)
            case "startCell" if not self._comes_back:
                node = Node("TH", attributes=_ROW_HEAD) if self._is_head else Node("TD")
                tags.enter(tags.inner.add(node))
            case "endRow" if self._comes_back:
                self._comes_back = False
                tags.speak()
            case "endTable" | "endRow":
                tags.leave()
            case "endCell" if not self._comes_back:
                tags.leave()

    def _begin(self, tags: Tags) -> None:
        self._is_first = self._table is None
        if self._table is None:
            self._table = tags.inner.add(Node("Table"))
        tags.enter(self._table)

    def _begin_row(self, tags: Tags, *, is_head: bool) -> None:
        self._is_head = is_head
        self._comes_back = is_head and not self._is_first
        if self._comes_back:
            tags.hush()
        else:
            tags.enter(tags.inner.add(Node("TR")))


class Figure(Flowable):
    """
    A drawing; it means what `alternative` says, for who cannot see it.

    Without those words it is an artifact: what it says stands in words beside it.
    """

    alternative = ""

    def paint(self) -> None:
        """Draw on `self.canv`."""
        raise NotImplementedError

    @override
    def draw(self) -> None:
        tags = tags_of(self.canv)
        if tags is None:
            self.paint()
            return
        with tags.figure(self.alternative, self.width, self.height):
            self.paint()


class BeginPart(Flowable):
    """Begins a part of the document; it takes no room."""

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self) -> None:
        tags = tags_of(self.canv)
        if tags is not None:
            tags.begin_part()


class TaggedCanvas(Canvas):
    """
    A canvas whose words have a place in a structure tree, that `save` writes.

    `tree` is the number of the object that holds it, once it is saved.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = Tags(self)
        self.tree = 0

    @override
    def showPage(self) -> None:
        code: list[str] = self._code
        code.insert(0, ARTIFACT)
        if code[-1] == ARTIFACT:
            code.pop()
        else:
            code.append(END)
        super().showPage()

    def write_tree(self) -> None:
        """Write the tree among the objects of the file; every page is drawn."""
        document: Any = self._doc
        numbers = document.idToObjectNumberAndVersion
        pages = len(self.tags.parents) + 1
        names = [f"{numbers[f'Page{page}'][0]} 0 R" for page in range(1, pages)]
        writing = _Writing(document, names)
        self.tree = writing.write(self.tags.root, self.tags.parents)


class _Raw(PDFObject):
    """An object whose text is known."""

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


class _Writing:
    """Writes the elements as text, with numbers that reportlab gives: 10 times as fast."""

    def __init__(self, document: Any, pages: list[str]) -> None:
        self._document, self._pages = document, pages  # their names, the first at 0
        self._names: dict[int, str] = {}  # of nodes by their identity

    def write(self, root: Node, parents: list[list[Node]]) -> int:
        """Write the whole tree and return the number of the object that it hangs on."""
        tree, above, tops = self._new(), self._new(), []
        tops.append(self._element(root, above[1]))
        pages = " ".join(
            f"{page} [{' '.join(self._names[id(node)] for node in nodes)}]"
            for page, nodes in enumerate(parents)
        )
        tree[0].text = f"<</Nums[{pages}]>>"
        above[0].text = (
            f"<</Type/StructTreeRoot/K {tops[0]}/ParentTree {tree[1]}"
            f"/ParentTreeNextKey {len(parents)}>>"
        )
        return int(above[1].split()[0])

    def _new(self) -> tuple[_Raw, str]:
        raw = _Raw()
        name = self._document.Reference(raw).name
        return raw, f"{self._document.idToObjectNumberAndVersion[name][0]} 0 R"

    def _element(self, node: Node, above: str) -> str:
        raw, name = self._new()
        self._names[id(node)] = name
        pages = [kid.page for kid in node.kids if isinstance(kid, Marked)]
        page = pages[0] if pages else 0
        parts = [f"<</S/{node.role}/P {above}"]
        if page:
            parts.append(f"/Pg {self._pages[page - 1]}")
        if node.alt:
            parts.append(f"/Alt<FEFF{node.alt.encode('utf-16-be').hex()}>")
        if node.says:
            parts.append(f"/ActualText<FEFF{node.says.encode('utf-16-be').hex()}>")
        if node.attributes:
            parts.append(f"/A {node.attributes}")
        kids = [self._kid(kid, page, name) for kid in node.kids]
        parts.append(f"/K[{' '.join(kids)}]>>")
        raw.text = "".join(parts)
        return name

    def _kid(self, kid: Kid, page: int, above: str) -> str:
        if isinstance(kid, Node):
            return self._element(kid, above)
        if kid.page == page:
            return str(kid.mcid)
        return f"<</Type/MCR/Pg {self._pages[kid.page - 1]}/MCID {kid.mcid}>>"
