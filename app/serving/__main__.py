"""`python -m app.serving` serves; with `--check` it only says whether serving would work."""

import os
import ssl
import sys

from app.serving.alone import CannotServe, only_server_of, refuse_taken_port
from app.serving.server import load_app, server_for
from config import BadSettings, Config

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Serve until told to stop. Returns 0, or 2 with a sentence on standard error."""
    try:
        config = Config.from_env(os.environ)
        with only_server_of(config.instance_path):
            refuse_taken_port(config.host, config.port)
            server = server_for(config)
            if arguments != ["--check"]:
                server.serve(target_loader=load_app, wrap_loader=False)
    except (BadSettings, CannotServe) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except ssl.SSLError as error:
        print(f"TLS_CERT and TLS_KEY do not fit together: {error.reason}.", file=sys.stderr)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
