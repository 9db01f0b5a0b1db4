"""Runs the emulator until its standard input ends: so that it ends with whoever started it, however that one ended."""

import os
import signal
import sys
import threading

from ministack.app import main


def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=end_with_parent, daemon=True).start()
sys.argv = ["ministack"]
main()
