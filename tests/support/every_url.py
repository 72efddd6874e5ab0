"""At the end of a whole run, says which pages no test opened. A pytest plug-in.

The house rules walk every page by machine; that does not count. Works with xdist: each process
tells the first what it opened.
"""

import pytest

OPENED = pytest.StashKey[set[str]]()
EXIST = pytest.StashKey[set[str]]()
UNOPENED = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OPENED] = set()
    config.stash[EXIST] = set()


def pytest_testnodedown(node) -> None:
    """A process of xdist is done: add what it opened."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[OPENED].update(told.get("opened", ()))
    node.config.stash[EXIST].update(told.get("endpoints", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    opened, exist = config.stash[OPENED], config.stash[EXIST]
    if hasattr(config, "workeroutput"):
        config.workeroutput.update(opened=sorted(opened), endpoints=sorted(exist))
    elif _was_everything(session):
        config.stash[UNOPENED] = sorted(exist - opened)
        if exist - opened:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter) -> None:
    for endpoint in terminalreporter.config.stash.get(UNOPENED, []):
        audience, topic, _view = endpoint.split(".")
        terminalreporter.write_line(
            f"FAILED no test opens {endpoint} and gets its page: write one in "
            f"tests/web/{audience}/test_{topic}.py",
            red=True,
        )


def _was_everything(session: pytest.Session) -> bool:
    """Whether every test was asked for, and ran: otherwise some page is rightly unopened."""
    config = session.config
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    picked = config.option.keyword or config.option.markexpr or config.option.collectonly
    stopped = session.shouldstop or session.shouldfail
    return whole and not picked and not stopped
