#!/usr/bin/env python3
"""tools/layers against small trees, each of which breaks one rule. Closes with `N passed, N failed`."""
import subprocess
import sys
import tempfile
from pathlib import Path

LAYERS = Path(__file__).parent / "layers"

# what, file or files, content of each, the breach expected (None: there is none)
CASES = [
    ("an include that points down", "src/rules/a.cpp", '#include "model/b.hpp"\n#include "rules/a.hpp"\n', None),
    ("an include that points up", "src/model/a.hpp", '\n#include "rules/b.hpp"\n', "src/model/a.hpp:2: model may not see"),
    ("neighbours", "src/rules/a.cpp", '#include "store/b.hpp"\n', "rules may not see store/b.hpp"),
    ("fronts are neighbours", "src/cli/a.cpp", '#include "http/b.hpp"\n', "cli may not see http/b.hpp"),
    ("main sees everything", "src/main.cpp", '#include "cli/b.hpp"\n#include "http/b.hpp"\n', None),
    ("an unknown room", "src/attic/a.cpp", "int x;\n", "there is no room attic"),
    ("SQL outside the store", "src/app/a.cpp", 'auto q = "SELECT id FROM person";\n', "src/app/a.cpp:1: SQL"),
    ("SQL in a raw string", "src/app/a.cpp", 'auto q = R"(\n  INSERT INTO x VALUES (1))";\n', "SQL lives in"),
    ("SQL over two lines", "src/app/a.cpp", 'auto q = "SELECT id "\n   "FROM person";\n', "src/app/a.cpp:1: SQL"),
    ("SQL in small letters", "src/cli/a.cpp", 'q("delete from person");\n', "SQL lives in"),
    ("SQL in the store", "src/store/a.cpp", 'auto q = "SELECT id FROM person";\n', None),
    ("SQL in a comment", "src/app/a.cpp", "// SELECT id FROM person\n/* DELETE FROM x */\n", None),
    ("plain English", "src/cli/a.cpp", 'auto w = "select a person from the list, update it";\n', None),
    ("I/O in a pure room", "src/formats/a.cpp", "#include <fstream>\n", "formats does no I/O, yet includes <fstream>"),
    ("sockets in a pure room", "src/rules/a.hpp", "#include <sys/socket.h>\n", "rules does no I/O"),
    ("I/O in a test", "src/formats/a_test.cpp", "#include <fstream>\n", None),
    ("I/O in the store", "src/store/a.cpp", "#include <filesystem>\n", None),
    ("the clock", "src/app/a.cpp", "auto t = std::chrono::system_clock::now();\n", "the clock is read in"),
    ("the old clock", "src/http/a.cpp", "auto t = time(nullptr);\n", "the clock is read in"),
    ("the clock at home", "src/base/dates.cpp", "auto t = std::chrono::system_clock::now();\n", None),
    ("another time()", "src/app/a.cpp", "auto t = row.time(0);\nint time(int minutes);\n", None),
    ("a stop watch", "src/cli/a.cpp", "auto t = std::chrono::steady_clock::now();\n", None),
    ("a long file", "src/app/a.cpp", "int x;\n" * 801, "longer than 800 lines"),
    ("just short enough", "web/src/a.ts", "x;\n" * 800, None),
    ("the result library", "src/app/a.cpp", "tl::expected<int, int> x;\n", "named in base/result.hpp only"),
    ("its home", "src/base/result.hpp", "#include <tl/expected.hpp>\ntl::unexpected<int> x;\n", None),
    ("one name for two types", ["src/app/a.hpp", "src/store/b.hpp"], "namespace kith {\nstruct Row {\n};\n}  // namespace kith\n",
     "src/store/b.hpp:2: kith::Row is a type of src/app/a.hpp already"),
    ("the same name out of sight", ["src/app/a.cpp", "src/store/b.cpp"],
     "namespace kith {\nnamespace {\nstruct Row {\n};\n}  // namespace\n}  // namespace kith\n", None),
    ("work left over", "tests/web/a.mjs", "// TO" "DO: all of it\n", "tests/web/a.mjs:1: left to do"),
    ("the word itself", "src/rules/a_test.cpp", 'auto note = "TO' + 'DO: call";\n', None),
    ("a quote in a character", "src/app/a.cpp", "auto c = '\"'; auto t = std::chrono::system_clock::now(); // \"\n", "the clock"),
]


def run(files, content):
    with tempfile.TemporaryDirectory() as folder:
        for file in files if isinstance(files, list) else [files]:
            path = Path(folder) / file
            path.parent.mkdir(parents=True)
            path.write_text(content)
        done = subprocess.run([sys.executable, LAYERS, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


failed = 0
for what, file, content, expected in CASES:
    status, said = run(file, content)
    right = (status, said.strip()) == (0, "") if expected is None else status == 1 and expected in said
    if not right:
        failed += 1
        print(f"FAILED {what}: exit {status}, said {said!r}, expected {expected!r}")
print(f"{len(CASES) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
