"""
Uses the real program for a long time, as a coach would, in an order that chance gives.

`python -m benchmarks.endurance --minutes 10 --seed 7`: keys and clicks in the real windows on a
practice profile, and what came of it: crashes, bugs, warnings of Qt, windows that stay after a
lock, memory, objects that stay, and calls that kept the window from answering. The same seed gives
the same choices; how far the program was with its work at each of them is up to the machine. With
`--server` most of it is done on a profile that synchronises with a real server.

It ends with 1 when the program crashed, or when there was a bug or a warning. With `--debugger` it
runs in gdb, which leaves the calls inside Qt at a crash in `native.txt`: Python knows only its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

LAST = 20  # actions shown for a problem
SETTLED = 3  # censuses after which everything that is made once is there


def main(arguments: list[str] | None = None) -> int:
    """Let a child use the program, and tell what came of it, also when it crashed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="names of actions, with commas; default all")
    parser.add_argument("--out", type=Path, default=None, help="folder for what it writes")
    parser.add_argument("--server", action="store_true", help="with a profile that synchronises")
    parser.add_argument("--debugger", action="store_true", help="run in gdb, for a crash in Qt")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    out = options.out or Path(tempfile.gettempdir()) / f"werkvloer-endurance-{options.seed}"
    out.mkdir(parents=True, exist_ok=True)
    if options.child:
        return _live(out, options)
    for old in ("journal.txt", "report.json", "native.txt"):
        (out / old).unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.endurance", "--child", "--out", str(out)]
    command += ["--minutes", str(options.minutes), "--seed", str(options.seed)]
    command += ["--only", options.only, *(["--server"] if options.server else [])]
    if options.debugger:
        command = [*_debugger(out / "native.txt"), *command]
    done = subprocess.run(command, env=_environment(), check=False)
    _tell(out, options.seed, done.returncode)
    return int(done.returncode != 0)


def _debugger(native: Path) -> list[str]:
    """Return the words before a command that let gdb run it and keep its calls at a crash."""
    steps = (
        "handle SIGUSR1 SIGPIPE nostop noprint pass",  # the first is how Watch asks
        "run",
        f"set logging file {native}",
        "set logging enabled on",
        "bt 60",
        "info registers",
        "thread apply all bt 12",
    )
    options = [word for step in steps for word in ("-ex", step)]
    return ["gdb", "-q", "-batch", "-return-child-result", *options, "--args"]


def _environment() -> dict[str, str]:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    silent = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}  # not the user's own
    return os.environ | silent | {"QT_QPA_PLATFORM": platform}


def _live(out: Path, options: argparse.Namespace) -> int:
    """Be the program and its coach; return 1 when something went wrong."""
    from benchmarks.endurance_walk import Walk
    from benchmarks.endurance_watch import Witness
    from tests.journeys.coach_day import give_a_screen
    from tests.real.processes import ServerProcess

    give_a_screen()
    with tempfile.TemporaryDirectory(prefix="werkvloer-duur-") as home:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = str(Path(home) / name)
        witness, only = Witness(out), {name for name in options.only.split(",") if name}
        server = ServerProcess(Path(home) / "server") if options.server else None
        try:
            walk = Walk(Path(home), options.seed, witness, only, server)
            walk.live(options.minutes)
        finally:
            if server is not None:
                server.stop()
        report = witness.report() | {"seed": options.seed}
        report |= {"actions": walk.counts, "missed": walk.missed}
    text = json.dumps(report, indent=1, ensure_ascii=False)
    (out / "report.json").write_text(text + "\n", encoding="utf-8")
    return int(bool(report["problems"]))


def _tell(out: Path, seed: int, code: int) -> None:
    journal = (out / "journal.txt").read_text(encoding="utf-8").splitlines()
    report = out / "report.json"
    if not report.exists():
        sys.stdout.write(f"Seed {seed} CRASHED with {code} after {len(journal)} actions:\n")
        sys.stdout.write("\n".join(f"  {line}" for line in journal[-LAST:]) + "\n")
        return
    found = json.loads(report.read_text(encoding="utf-8"))
    counts = found["actions"]
    sys.stdout.write(f"Seed {seed}: {sum(counts.values())} actions in {found['seconds']:.0f} s\n")
    sys.stdout.write("  " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items())) + "\n")
    for name, count in found["missed"].items():
        sys.stdout.write(f"  did not go on: {name} {count}\n")
    memory = " ".join(f"{at:.0f}s:{size}" for at, size in found["memory_mb"])
    sys.stdout.write(f"Memory, MB: {memory}\n")
    sys.stdout.write(f"Widgets at Vandaag: {found['widgets']}\n")
    _tell_growth(found["censuses"])
    for place, (count, most, busy) in list(found["stalls"].items())[:25]:
        sys.stdout.write(
            f"  {count:4} x over 50 ms, at most {most:.0f} ({busy:.0f} busy) {place}\n"
        )
    for problem in found["problems"]:
        sys.stdout.write(f"PROBLEM {problem['count']} x {problem['text']}\n")
        sys.stdout.write("".join(f"    after {each}\n" for each in problem["after"]))


def _tell_growth(censuses: list[dict[str, int]]) -> None:
    """Tell of what there was more each time the profile was locked."""
    if len(censuses) <= SETTLED:
        return
    first, last = censuses[SETTLED], censuses[-1]
    sys.stdout.write(f"Objects while locked ({len(censuses)} locks), first and last:\n")
    grown = {name: count for name, count in last.items() if count > first.get(name, 0)}
    for name, count in sorted(grown.items(), key=lambda each: each[1], reverse=True)[:25]:
        sys.stdout.write(f"  {name}: {first.get(name, 0)} -> {count}\n")


if __name__ == "__main__":
    raise SystemExit(main())
