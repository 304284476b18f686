"""Runs each program as `python3 program.py` would, one after the other in this process.

Reads one path per line; writes one line of JSON per program: exit code, stdout, stderr.
"""

import io
import json
import runpy
import sys
import traceback

report = sys.stdout


def run(path):
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    sys.stdout, sys.stderr = out, err
    code = 0
    try:
        runpy.run_path(path, run_name="__main__")
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        if isinstance(leaving.code, str):
            print(leaving.code, file=err)
    except BaseException:
        code = 1
        traceback.print_exc()
    finally:
        sys.stdout, sys.stderr = report, sys.__stderr__
    stdout, stderr = (stream.buffer.getvalue().decode("utf-8") for stream in (out, err))
    return {"exitCode": code, "stdout": stdout, "stderr": stderr}


for line in sys.stdin:
    print(json.dumps(run(line.rstrip("\n"))), flush=True)
