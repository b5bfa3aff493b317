"""One visit in the real program, with words that are easy to find again; run by a test.

python -m tests.ui.nothing_left DATA_DIR (reset | exit | idle | wait)
"""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from brightstar_desktop import logs, paths
from brightstar_desktop.__main__ import parse
from brightstar_desktop.app import Desktop
from brightstar_desktop.ui import tasks
from brightstar_desktop.ui.application import Application
from brightstar_desktop.ui.external import copy
from brightstar_desktop.ui.new_visitor import IdleWatch

PLANTED: Final = "zanzibarquilt"
"""A word that stands nowhere in the program or its data."""


def main(folder: Path, ending: str) -> int:
    """Search, keep, note, tick and copy the planted word, then end as asked."""
    arguments = parse(["--data-dir", str(folder), "--query", PLANTED])
    logs.start(paths.state_paths(folder).log_file)
    application = Application(sys.argv[:1])
    desktop = Desktop(application, arguments)
    desktop.window.show()
    desktop.load()

    def visit() -> None:
        window = desktop.window
        if not window.current_view():
            QTimer.singleShot(50, visit)
            return
        window.visit_model.toggle("kensho-wellbeing")
        window.visit_model.set_visit(
            window.visit_model.visit.with_note("kensho-wellbeing", PLANTED)
        )
        window.views.guide.contents.field.setText(PLANTED)
        window.views.guide.readiness.tick({"suicide"})
        copy(PLANTED)
        QTimer.singleShot(700, fall_idle if ending == "idle" else end)

    def fall_idle() -> None:
        """Let nobody be there, with a countdown of a second instead of a minute."""
        watch = IdleWatch(0.1, application, countdown=1)
        watch.ended.connect(desktop._on_nobody_there)
        watch.ended.connect(watch.stop)
        watch.ended.connect(end)

    def end() -> None:
        if ending == "reset":
            desktop.window.reset_visit()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        if ending != "wait":
            desktop.window.close()
            application.quit()

    QTimer.singleShot(0, visit)
    status = application.exec()
    desktop.stop()
    tasks.wait_for_all(5000)
    logs.stop()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
