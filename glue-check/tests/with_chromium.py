"""The page of `glue-check serve` in a headless Chromium: argument 1 is the endpoint's address, argument 2 a folder for pictures, if
they are wanted. `cargo xtask page` runs it."""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import types
from pathlib import Path

from botocore import xform_name
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service

ADDRESS = sys.argv[1]
PICTURES = Path(sys.argv[2]) if len(sys.argv) > 2 else None
# The tests to run, by name; all without.
WANTED = sys.argv[3:]
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
PLACEHOLDER = "<SECRET>"
EVIL = "<img src=x onerror=window.pwned=1>"


def start():
    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, BROWSERS)))
    options.add_argument("--headless=new")
    options.add_argument("--disable-dev-shm-usage")
    if os.geteuid() == 0:
        # Chromium's sandbox refuses root.
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


browser = start()


def run(script, *arguments):
    return browser.execute_script(script, *arguments)


def until(what, condition):
    """Waits for a condition and returns what it gives."""
    last = None
    for _ in range(600):
        try:
            last = condition()
        except Exception as error:
            last = None
            failure = error
        else:
            failure = None
        if last:
            return last
        time.sleep(0.05)
    raise AssertionError(f"{what}: never; the verdict is {text_of('verdict')!r}; {failure!r}")


def by_id(name):
    return browser.find_element(By.ID, name)


def text_of(name):
    return run("return document.getElementById(arguments[0]).textContent", name)


def press(*keys):
    """Keys, to whatever has the focus."""
    actions = webdriver.ActionChains(browser)
    actions.send_keys(*keys).perform()


def chord(modifier, key):
    webdriver.ActionChains(browser).key_down(modifier).send_keys(key).key_up(modifier).perform()


def size(width, height):
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def media(**features):
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def open_page(operation=""):
    """A page that nobody has used."""
    browser.get("about:blank")
    browser.get(f"{ADDRESS}/#{operation}" if operation else f"{ADDRESS}/")
    if operation:
        until("the tree", lambda: run("return document.querySelectorAll('#tree > [role=treeitem]').length"))
        until("a first sample", lambda: run("return editor.value"))
        settled()
    else:
        until("the operations", lambda: run("return state.operations.length"))


def settled():
    until("a report of the text", lambda: run("return state.fresh && editor.value === state.text"))


def write(text):
    """Text as if it was pasted."""
    run("editor.focus(); editor.value = arguments[0]; editor.dispatchEvent(new Event('input'))", text)
    settled()


def violations():
    rows = browser.find_elements(By.CSS_SELECTOR, "#violations > li:not(.empty)")
    return [(row.find_element(By.CSS_SELECTOR, ".path").text, row.find_element(By.CSS_SELECTOR, ".message").text) for row in rows]


def picture(name):
    if PICTURES:
        browser.save_screenshot(str(PICTURES / f"{name}.png"))


def copied(kind):
    """What a copying button leaves on the clipboard."""
    run("return navigator.clipboard.writeText('')")
    browser.find_element(By.CSS_SELECTOR, f"[data-copy={kind}]").click()
    return until("a copy", lambda: browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])"))


def choosing():
    open_page()
    assert browser.switch_to.active_element.get_attribute("id") == "operation"
    assert text_of("verdict") == "Choose an operation"
    press("job cre")
    names = [it.text for it in browser.find_elements(By.CSS_SELECTOR, "#operations [role=option]")]
    assert names == ["CreateJob"], names
    assert text_of("found") == "1 operation"
    for _ in "job cre":
        press(Keys.BACKSPACE)
    assert len(browser.find_elements(By.CSS_SELECTOR, "#operations [role=option]")) == run("return state.operations.length") > 300
    press("frobnicate")
    assert text_of("found") == "No operation is like this"
    press(Keys.ENTER)
    assert run("return state.operation") is None
    press(Keys.ESCAPE)
    assert by_id("operations").get_attribute("hidden") and by_id("operation").get_attribute("value") == ""
    press("stop", Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
    chosen = by_id("operation").get_attribute("aria-activedescendant")
    name = run("return document.getElementById(arguments[0]).dataset.name", chosen)
    press(Keys.ENTER)
    settled()
    assert browser.title == f"{name} · glue-check" and browser.current_url == f"{ADDRESS}/#{name}"
    # Names as people write them, in the address too.
    open_page("create-session")
    assert run("return state.operation") == "CreateSession" == by_id("operation").get_attribute("value")


def typing_and_marking():
    open_page("StartJobRun")
    editor = by_id("text")
    editor.click()
    chord(Keys.CONTROL, "a")
    press('{"JobName": "", "Timeout": 0, "Timeot": 1}')
    settled()
    until("a verdict", lambda: text_of("verdict") == "Invalid: 3 violations")
    found = violations()
    assert ("/JobName", "must have 1 to 255 characters, has 0") in found and ("/Timeout", "must be at least 1") in found, found
    assert ("/Timeot", "is not a member; did you mean Timeout?") in found, found
    assert editor.get_attribute("aria-invalid") == "true"
    assert marked() == ['""', "0", '"Timeot"']
    # Each entry leads to its place, and what is typed there takes the value's place.
    browser.find_elements(By.CSS_SELECTOR, ".go")[1].click()
    assert selected() == "0" and browser.switch_to.active_element == editor
    assert text_of("here") == "/Timeout must be at least 1"
    press("5")
    until("one less", lambda: text_of("verdict") == "Invalid: 2 violations")
    # Marks move along before the server has answered.
    run("editor.setSelectionRange(0, 0)")
    press("\n\n")
    assert run("return state.violations.map((it) => state.text.slice(...it.span))") == ['""', '"Timeot"']
    settled()
    write('{"JobName": "nightly"}')
    assert text_of("verdict") == "Valid" and editor.get_attribute("aria-invalid") == "false"
    assert text_of("violations") == "Nothing is wrong with this request." and marked() == []
    # No JSON at all, and nothing at all.
    for text in ['{"JobName": ', "", "nightly"]:
        write(text)
        assert text_of("verdict") == "Invalid: 1 violation", text
    assert "is not JSON" in violations()[0][1]


def marked():
    run("drawNow()")
    return run("return [...document.querySelectorAll('.marks mark')].map((it) => it.textContent)")


def selected():
    return run("return editor.value.slice(editor.selectionStart, editor.selectionEnd)")


def marks_stand_under_their_text():
    """Where a mark begins and ends, the text area has the very characters."""
    open_page("StartJobRun")
    lines = [
        '{"JobName": "a",',
        '\t"字字字": 1, "🦀🦀": 2, "e\u0301\u0302": 3, "日本": 5,\t"tab": 6, "JobRunId": "שלום", "Tímeout": 4,',
        '  "Arguments": {' + ", ".join(f'"long字{at}": {at}' for at in range(400)) + "},",
        '  "Timeout": 0}',
    ]
    write("\n".join(lines))
    count = run("return state.violations.length")
    assert count > 400, count
    checked = 0
    for index in list(range(0, count, 37)) + [count - 1]:
        run("go(state.violations[arguments[0]]); drawNow()", index)
        wrong = run(
            """
            const [wanted, end] = underlined(state.violations[arguments[0]]);
            const line = lineOf(wanted);
            const box = editor.getBoundingClientRect();
            const wrong = [];
            let seen = 0;
            for (const mark of document.querySelectorAll(".marks mark")) {
              const at = mark.getBoundingClientRect();
              if (at.left < box.left || at.right > box.left + editor.clientWidth || at.top < box.top || at.bottom > box.bottom) continue;
              const y = (at.top + at.bottom) / 2;
              const [from, to] = [at.left + 0.5, at.right - 0.5].map((x) => document.caretPositionFromPoint(x, y));
              if (from?.offsetNode !== editor && from?.offsetNode?.getRootNode()?.host !== editor) return ["no caret in the text area"];
              const shown = editor.value.slice(from.offset, to.offset);
              if (shown !== mark.textContent) wrong.push([mark.textContent, shown]);
              seen += 1;
            }
            return seen ? wrong : ["nothing is seen of violation", wanted, end, line];
            """,
            index,
        )
        assert wrong == [], (index, wrong)
        checked += 1
    assert checked > 10
    # Of a pattern fault the very character, wherever it stands.
    open_page("CreateJob")
    write('{"Name": "n", "Role": "r", "Command": {"PythonVersion": "3𝄞9"}}')
    assert marked() == ["𝄞"], marked()
    where = browser.find_element(By.CSS_SELECTOR, ".go .at").text
    message = violations()[0][1]
    assert where == "pattern at 1:59" and "cannot stand there" in message, (where, message)
    assert browser.find_element(By.CSS_SELECTOR, ".excerpt mark").text == "𝄞"
    assert browser.find_element(By.CSS_SELECTOR, ".example").text.startswith("For example ")
    # A line too long to draw is in the list and can be gone to.
    write('{"Name": "' + "x" * 300_000 + '", "Role": "r", "Command": {"PythonVersion": "9"}}')
    assert len(violations()) == 2
    browser.find_elements(By.CSS_SELECTOR, ".go")[1].click()
    assert selected() == "9"


def secrets_stay_masked():
    open_page("CreateConnection")
    secret = "hunter2-hunter2"
    request = {
        "ConnectionInput": {
            "Name": "", "ConnectionType": "JDBC", "ConnectionProperties": {},
            "AuthenticationConfiguration": {
                "AuthenticationType": "BASIC",
                "BasicAuthenticationCredentials": {"Username": "ada", "Password": secret, "Passwort": secret},
            },
        },
    }
    write(json.dumps(request))
    assert not text_of("verdict").startswith("Valid")
    assert "•••••" in beside_the_editor() and secret not in beside_the_editor(), beside_the_editor()
    assert secret not in copied("report")
    for kind in ["boto3", "cli"]:
        call = copied(kind)
        assert secret not in call and PLACEHOLDER in call and "ada" in call, call
        assert text_of("told").endswith(f"secrets left out, where it says {PLACEHOLDER}"), text_of("told")
    by_id("secrets").click()
    assert secret in copied("boto3") and secret in copied("cli")
    assert secret not in copied("report")
    by_id("secrets").click()
    # Many, each where it stands; what is no secret stays.
    nodes = {f"n{at}": {"Name": f"name{at}", "Text": secret} for at in range(300)}
    open_page("CreateJob")
    write(json.dumps({"Name": "visible", "Role": "r", "Command": {}, "CodeGenConfigurationNodes": nodes, "Tags": {"team": "visible"}}))
    call = copied("boto3")
    assert secret not in call and call.count("visible") == 2 and PLACEHOLDER in call, call[:2000]
    assert called(call)[1]["Tags"] == {"team": "visible"}
    open_page("CreateConnection")
    # Where the text is no JSON, all of it may be secret.
    write(json.dumps(request)[:-1])
    assert secret not in beside_the_editor()
    assert secret not in copied("report")
    assert secret not in browser.current_url and run("return localStorage.length + sessionStorage.length") == 0


def beside_the_editor():
    """All text of the page but that of the editor, where the request is what was typed."""
    return run("const page = document.documentElement.cloneNode(true); page.querySelector('.editor').remove(); return page.textContent")


def text_is_never_html():
    open_page("StartJobRun")
    write(json.dumps({"JobName": EVIL, EVIL: EVIL, "Arguments": {EVIL: 1, "</script><script>window.pwned=1</script>": 2}, "Timeout": EVIL}))
    assert len(violations()) >= 4
    assert any(EVIL in path for path, _ in violations()), violations()
    by_id("operation").click()
    press(EVIL)
    press(Keys.ENTER)
    run("location.hash = encodeURIComponent(arguments[0])", EVIL)
    until("an unknown operation", lambda: EVIL in text_of("verdict"))
    run("location.hash = '%'")
    for kind in ["report", "boto3", "cli"]:
        copied(kind)
    assert run("return document.querySelectorAll('img, main script, iframe, object, embed').length") == 0
    assert run("return window.pwned") is None


def samples():
    open_page("GetTags")
    # An operation that is chosen begins with the smallest request, and another sample is replaced by the next one's.
    smallest = by_id("text").get_attribute("value")
    assert list(json.loads(smallest)) == ["ResourceArn"] and text_of("verdict") == "Valid", smallest
    browser.execute_script("location.hash = 'CreateSession'")
    until("another operation", lambda: "Role" in by_id("text").get_attribute("value"))
    settled()
    assert text_of("verdict") == "Valid", violations()
    size_of = lambda: len(json.loads(by_id("text").get_attribute("value")))
    least = size_of()
    sampled("full")
    assert text_of("verdict") == "Valid" and size_of() > least, violations()
    for _ in range(4):
        sampled("random")
        assert text_of("verdict") == "Valid", violations()
    broken = set()
    for _ in range(6):
        sampled("invalid")
        assert text_of("verdict") == "Invalid: 1 violation", violations()
        [(path, _)] = violations()
        code = browser.find_element(By.CSS_SELECTOR, ".go .at").text.split(" ")[0]
        told = text_of("told")
        pointer = path.removeprefix("key of ").removesuffix(" (an empty name)").replace("the empty key of ", "")
        assert told.startswith(f"Breaks {code} at {pointer}") and ", rule " in told, (told, path)
        broken.add((code, path))
    assert len(broken) > 3, broken
    # The same text is another request to another operation.
    for name in ["ListSessions", "ListJobs"]:
        browser.execute_script("location.hash = arguments[0]", name)
        until("another operation", lambda: run("return state.operation") == name)
        until("the smallest request", lambda: by_id("text").get_attribute("value") == "{}\n")
        settled()
        assert json.loads(copied("report"))["operation"] == name
    # What someone wrote stays when another operation is chosen.
    write('{"mine": 1}')
    browser.execute_script("location.hash = 'GetTags'")
    until("another operation", lambda: run("return state.operation") == "GetTags")
    settled()
    assert by_id("text").get_attribute("value") == '{"mine": 1}'


def sampled(kind):
    """Presses the button for a sample and waits for it."""
    run("sampled = null")
    browser.find_element(By.CSS_SELECTOR, f"[data-sample={kind}]").click()
    until("a sample", lambda: run("return sampled !== null && editor.value === sampled"))
    settled()


def calls():
    """Copied calls mean the request, to Python and to a shell."""
    strings = ["", "plain", "it's", 'a "quoted" one', "back\\slash\\", "$HOME `id` $(id) !!", "line\nbreak\ttab\r", "ünï 字 🦀 \u3164\u034f\ufe0f", "\u202e\u200b\ufeff\u2028", "\x00\x1b\x7f\x9b", "'''\"\"\"", "{{}}%s%%", EVIL, "file:///etc/passwd", "\\u0041\\x41\\N{DASH}"]
    request = {
        "JobName": strings[2],
        "Arguments": {f"{at} {text}": text for at, text in enumerate(strings)} | {text: "x" for text in strings},
        "Timeout": 12345678901234567890123,
        "MaxCapacity": 1e100,
        "NotificationProperty": {"NotifyDelayAfter": None},
        "class": 1, "<b>": [], "a b": {"deep": [[], {}, [True, False, None, -0.5]]}, "ExecutionClass": None,
    }
    for indent in [None, 2]:
        for is_ascii in [True, False]:
            open_page("StartJobRun")
            write(json.dumps(request, indent=indent, ensure_ascii=is_ascii))
            call = copied("boto3")
            assert called(call) == ("start_job_run", without_null_members(request)), call
            assert all(it.isprintable() or it == "\n" for it in call), call
            command = copied("cli")
            assert command.count("\n") == 1, command
            assert commanded(command) == ["glue", "start-job-run", "--cli-input-json", request], command
    # Bytes are bytes to boto3, and numbers stay as they are written.
    open_page("UpdateColumnStatisticsForTable")
    value = '{"DatabaseName": "d", "TableName": "t", "ColumnStatisticsList": [{"ColumnName": "c", "ColumnType": "decimal", "AnalyzedTime": 1.50, "StatisticsData": {"Type": "DECIMAL", "DecimalColumnStatisticsData": {"MinimumValue": {"UnscaledValue": "AQID", "Scale": 1}, "NumberOfNulls": 0, "NumberOfDistinctValues": 0}}}]}'
    write(value)
    assert text_of("verdict") == "Valid", violations()
    name, arguments = called(copied("boto3"))
    bounds = arguments["ColumnStatisticsList"][0]["StatisticsData"]["DecimalColumnStatisticsData"]["MinimumValue"]
    assert name == "update_column_statistics_for_table" and bounds == {"UnscaledValue": b"\1\2\3", "Scale": 1}, arguments
    assert "1.50" in copied("boto3") and "1.50" in copied("cli")
    # What is too long for an argument goes in by another way; what is no object has no call.
    open_page("StartJobRun")
    long = {"JobName": "n" * 150_000 + "'"}
    write(json.dumps(long))
    assert commanded(copied("cli"), long) == ["glue", "start-job-run", "--cli-input-json", long]
    write("[1]")
    browser.find_element(By.CSS_SELECTOR, "[data-copy=cli]").click()
    until("a refusal", lambda: text_of("told") == "Not copied: the request is not a JSON object")
    # Where the browser does not let the page copy, a dialog has the text, chosen to be copied by hand.
    write('{"JobName": "by hand"}')
    run("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    button = browser.find_element(By.CSS_SELECTOR, "[data-copy=boto3]")
    button.click()
    until("a dialog", lambda: by_id("dialog").get_attribute("open"))
    shown = by_id("dialog-text").get_attribute("value")
    assert called(shown) == ("start_job_run", {"JobName": "by hand"}) and browser.switch_to.active_element == by_id("dialog-text")
    assert run("const it = document.activeElement; return it.selectionEnd - it.selectionStart") == len(shown)
    press(Keys.ESCAPE)
    until("no dialog", lambda: not by_id("dialog").get_attribute("open"))
    assert browser.switch_to.active_element == button
    # The names are botocore's.
    for name, method, command in run("return state.operations.map((it) => [it, methodName(it, '_'), methodName(it, '-')])"):
        assert (method, command) == (xform_name(name), xform_name(name, "-")), name


def without_null_members(request):
    return {
        name: {} if name == "NotificationProperty" else value for name, value in request.items() if value is not None
    }


def called(code):
    """What a call of boto3 calls, and with what."""
    ast.parse(code)
    calls = []

    class Client:
        def __getattr__(self, name):
            return lambda **arguments: calls.append((name, arguments))

    boto3 = types.ModuleType("boto3")
    boto3.client = lambda service: Client() if service == "glue" else None
    before = sys.modules.get("boto3")
    sys.modules["boto3"] = boto3
    try:
        exec(code, {})
    finally:
        sys.modules.pop("boto3") if before is None else sys.modules.update(boto3=before)
    [call] = calls
    return call


def commanded(command, through_file=None):
    """The arguments that a shell hands to `aws`, the last read as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "aws"
        script.write_text('#!/bin/sh\nprintf "%s\\0" "$@"\nif [ "$4" = file:///dev/stdin ]; then cat; fi\n')
        script.chmod(0o755)
        environment = {"PATH": f"{folder}:{os.environ['PATH']}", "HOME": "/nowhere"}
        out = subprocess.run(["sh"], input=command.encode(), capture_output=True, env=environment, check=True)
    assert out.stderr == b"", out.stderr
    *arguments, rest = out.stdout.decode().split("\0")
    if through_file is not None:
        assert arguments.pop() == "file:///dev/stdin"
        return [*arguments, json.loads(rest)]
    assert rest == ""
    return [*arguments[:-1], json.loads(arguments[-1])]


def formatting():
    open_page("StartJobRun")
    # Numbers beyond a double, equal keys and escapes stay as they are.
    text = '{"JobName":"\\u0041", "Timeout":12345678901234567890, "JobName" : "b","Arguments":{},"x":[1.0,[]]}'
    write(text)
    by_id("format").click()
    assert browser.switch_to.active_element == by_id("format")
    settled()
    shown = by_id("text").get_attribute("value")
    assert shown.splitlines() == [
        "{", '  "JobName": "\\u0041",', '  "Timeout": 12345678901234567890,', '  "JobName": "b",', '  "Arguments": {},',
        '  "x": [', "    1.0,", "    []", "  ]", "}",
    ], shown
    run("editor.focus()")
    chord(Keys.CONTROL, "z")
    settled()
    assert by_id("text").get_attribute("value") == text
    write("{,}")
    by_id("format").click()
    assert text_of("told") == "Not formatted: the request is not JSON"


def levels():
    open_page("CreateJob")
    write('{"Name": "n", "Role": "r", "Command": {}, "WorkerType": "G.1024X"}')
    assert text_of("verdict") == "Invalid: 1 violation"
    browser.find_element(By.CSS_SELECTOR, "[name=levels][value=tolerant]").click()
    until("a warning", lambda: text_of("verdict") == "Valid: 1 warning")
    assert browser.find_element(By.CSS_SELECTOR, "#violations > li").get_attribute("class") == "warn"
    report = json.loads(copied("report"))
    assert report["valid"] and report["violations"][0]["level"] == "warn" and report["operation"] == "CreateJob", report
    assert report["model"]["source"].startswith("botocore ")


def the_tree():
    open_page("CreateJob")
    assert text_of("what") == f"{len(browser.find_elements(By.CSS_SELECTOR, '#tree > li'))} members"
    row = lambda name: browser.find_element(By.XPATH, f"//*[@role='treeitem'][div/span[text()='{name}']]")
    assert [it.text for it in row("Role").find_elements(By.CSS_SELECTOR, ".tag")] == ["required"]
    assert row("Name").find_element(By.CSS_SELECTOR, ".facts").text == "1 to 255 characters"
    nodes = row("CodeGenConfigurationNodes")
    assert nodes.find_elements(By.CSS_SELECTOR, ":scope > .row .sensitive") and nodes.get_attribute("aria-expanded") == "false"
    # Value sets of many values are folded.
    row("WorkerType").find_element(By.CSS_SELECTOR, ".row").click()
    row("WorkerType").find_element(By.CSS_SELECTOR, "[role=group] .row").click()
    assert "G.1X" in [it.text for it in row("WorkerType").find_elements(By.CSS_SELECTOR, "[role=group] code")]
    # A shape that holds itself unfolds as far as it is looked into.
    run(
        """
        for (let depth = 0; depth < 12; depth += 1) {
          const closed = [...tree.querySelectorAll("[aria-expanded=false]")].at(-1);
          if (closed) expand(closed, true);
        }
        """
    )
    assert run("return tree.querySelectorAll('[role=treeitem]').length") < 2000
    name, shape, way = run(
        """
        return (async () => {
          const below = (nodes, way = []) => nodes.flatMap((it) => [[it.shape, [...way, it.name]], ...below(it.parts ?? [], [...way, it.name])]);
          for (const name of state.operations) {
            const { shapes } = await ask(`/-/operations/${name}`);
            for (const [shape, nodes] of shapes.entries()) {
              const own = below(nodes).find(([it]) => it === shape);
              if (own) return [name, shape, own[1]];
            }
          }
        })();
        """
    )
    open_page(name)
    depth = run(
        """
        const [shape, way] = arguments;
        let item = treeItem({ name: "whole", type: "x", holds: "members", shape });
        tree.append(item);
        let depth = 0;
        for (; depth < 20; depth += 1) {
          for (const name of way) {
            expand(item, true);
            item = [...item.lastChild.children].find((it) => it.querySelector(".name").textContent === name);
          }
        }
        return depth;
        """,
        shape,
        way,
    )
    assert depth == 20, (name, way, depth)


def keyboard_alone():
    open_page()
    press("getTags", Keys.ENTER)
    settled()
    focus = lambda: run("const it = document.activeElement; return it === document.body ? '' : it.id || it.value || it.textContent")
    order = []
    for _ in range(12):
        press(Keys.TAB)
        order.append(focus())
    assert order[:7] == ["strict", "Smallest", "Full", "Random", "Just invalid", "text", "format"], order
    assert order[7:9] == ["Copy as boto3", "Copy as AWS CLI"] and "Copy as JSON" in order, order
    for _ in range(20):
        if focus() == "text":
            break
        chord(Keys.SHIFT, Keys.TAB)
    assert focus() == "text"
    # `{}` lacks a member: the key leads behind the brace.
    chord(Keys.CONTROL, "a")
    press("{}")
    settled()
    press(Keys.F8)
    assert run("return editor.selectionStart") == 1
    press('"ResourceArn": ""')
    settled()
    press(Keys.F8)
    while focus() != "Copy as JSON":
        press(Keys.TAB)
    press(Keys.TAB)
    if run("return document.activeElement.className") != "go":
        # A list that scrolls takes the focus first.
        press(Keys.TAB)
    assert run("return document.activeElement.className") == "go", focus()
    assert run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    press(Keys.ENTER)
    assert focus() == "text" and selected() == '""', selected()
    # The tree is one stop; arrows go about in it.
    run("tree.querySelector('[tabindex=\"0\"]').focus()")
    open_page("CreateJob")
    while run("return document.activeElement.getAttribute('role')") != "treeitem":
        press(Keys.TAB)
    item = lambda: run("return document.activeElement.querySelector('.name, .type').textContent")
    assert item() == "Name"
    press("comm")
    assert item() == "Command"
    press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert item() == "Name"
    press(Keys.ARROW_LEFT)
    assert item() == "Command"
    press(Keys.ARROW_LEFT, Keys.END)
    last = item()
    press(Keys.HOME, Keys.ARROW_DOWN, Keys.ARROW_UP)
    assert item() == "Name" != last
    assert run("return document.querySelectorAll('#tree [tabindex=\"0\"]').length") == 1
    assert run("return getComputedStyle(document.activeElement.querySelector('.row')).outlineStyle") == "solid"
    press(Keys.TAB)
    assert run("return document.activeElement.getAttribute('role')") != "treeitem"
    # The levels, by arrows.
    run("document.querySelector('[name=levels]').focus()")
    press(Keys.ARROW_RIGHT)
    assert run("return state.levels") == "tolerant"


def names_for_screen_readers():
    open_page("CreateJob")
    write('{"Name": "", "Tags": {"": ""}}')
    run("expand(tree.querySelector('[aria-expanded]'), true)")
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    value = lambda node, key: node.get(key, {}).get("value", "")
    roles = ["button", "combobox", "textbox", "radio", "checkbox", "treeitem", "tree", "listbox", "option", "region", "list", "radiogroup", "group"]
    seen = {}
    for node in nodes:
        role = value(node, "role")
        if node.get("ignored") or role not in roles:
            continue
        seen.setdefault(role, []).append(value(node, "name"))
    assert seen["combobox"] == ["Operation"] and seen["tree"] == ["Members"], seen
    assert seen["textbox"] == ["Request, as JSON"], seen["textbox"]
    assert seen["radio"] == ["Strict", "Tolerant"], seen["radio"]
    assert sorted(seen["region"]) == ["Members", "Report", "Request"], seen["region"]
    unnamed = {role: names for role, names in seen.items() if role not in ["group"] and not all(names)}
    assert not unnamed, unnamed
    assert any(it.startswith("Name") and "required" in it and "1 to 255 characters" in it for it in seen["treeitem"]), seen["treeitem"]
    assert any(it.startswith("/Name") and "line 1, column 10" in it for it in seen["button"]), seen["button"]
    statuses = [node for node in nodes if value(node, "role") == "status" and not node.get("ignored")]
    assert statuses, "the verdict is read out"


CONTRAST = """
const luminance = (color) => {
  const [red, green, blue] = color.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const parts = (text) => text.match(/[\\d.]+/g).map(Number);
const behind = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = parts(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return [red, green, blue];
  }
  return [255, 255, 255];
};
const low = [];
let count = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const { parentElement: node, textContent } = walker.currentNode;
  if (!textContent.trim() || ["SCRIPT", "STYLE"].includes(node.tagName) || node.closest(".marks, .unseen, dialog, [hidden]") || !node.getClientRects().length) continue;
  if (node.closest("button:disabled")) continue;
  const [fore, back] = [parts(getComputedStyle(node).color), behind(node)].map(luminance);
  const ratio = (Math.max(fore, back) + 0.05) / (Math.min(fore, back) + 0.05);
  count += 1;
  if (ratio < 4.5) low.push([textContent.slice(0, 30), node.className, ratio]);
}
return [count, low];
"""


def light_dark_wide_and_narrow():
    request = {
        "Name": "", "Role": "arn:aws:iam::123456789012:role/Glue", "Command": {"Name": "glueetl", "PythonVersion": "3.1"},
        "WorkerType": "G.16Y", "Tags": {"": "a", "owner": "字字"}, "Timeout": 0, "NumberOfWorkers": "ten", "Timeot": 5,
    }
    for scheme in ["light", "dark"]:
        media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
        for width, height in [(1440, 900), (1000, 900), (360, 740)]:
            size(width, height)
            open_page("CreateJob")
            write(json.dumps(request, indent=2, ensure_ascii=False))
            run("for (const it of [...tree.querySelectorAll('[aria-expanded]')].slice(0, 9)) expand(it, true)")
            run("tell('Copied a thing')")
            count, low = run(CONTRAST)
            assert count > 60 and not low, (scheme, width, low)
            room = run("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert room[0] <= room[1], (width, room)
            small = run("return [...document.querySelectorAll('button, input, [role=treeitem]')].filter((it) => it.getClientRects().length && it.getBoundingClientRect().right > innerWidth + 1).map((it) => it.outerHTML)")
            assert not small, small
            moving = run("return document.getAnimations({subtree: true}).length + [...document.querySelectorAll('.row')].filter((it) => getComputedStyle(it, '::before').transitionDuration !== '0s').length")
            assert moving == 0
            picture(f"{scheme}-{width}")
            if width == 360:
                run("document.querySelector('#report-title').scrollIntoView()")
                picture(f"{scheme}-{width}-report")
                run("document.querySelector('#members-title').scrollIntoView()")
                picture(f"{scheme}-{width}-members")
    media()
    size(1280, 800)


def what_the_policy_stops():
    """Behind the look at the console, where the browser complains of these."""
    open_page("StartJobRun")
    for attempt in [
        f"document.body.innerHTML = '{EVIL}'", "const it = document.createElement('script'); it.textContent = 'window.pwned = 1'; document.body.append(it)",
        "document.body.append(document.createRange().createContextualFragment('<b>'))",
    ]:
        assert run(f"try {{ {attempt}; return false }} catch {{ return true }}"), attempt
    run("const it = document.createElement('div'); it.setAttribute('style', 'color: red'); document.body.append(it)")
    assert run("return getComputedStyle(document.body.lastChild).color") != "rgb(255, 0, 0)"
    assert run("return window.pwned") is None


def no_answer():
    """Last, since the browser itself complains about the network."""
    open_page("StartJobRun")
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    run("editor.value = '{ }'; editor.dispatchEvent(new Event('input'))")
    until("a word about it", lambda: text_of("verdict") == "No answer: is glue-check still running?")
    browser.find_element(By.CSS_SELECTOR, "[data-copy=report]").click()
    until("no copy", lambda: text_of("told") == "Not copied: the request is not checked yet")


def asked_nobody_else():
    entries = [json.loads(it["message"])["message"] for it in browser.get_log("performance")]
    urls = {it["params"]["request"]["url"] for it in entries if it["method"] == "Network.requestWillBeSent"}
    others = [url for url in urls if not url.startswith((f"{ADDRESS}/", "data:image/svg+xml", "about:"))]
    assert len(urls) > 10 and not others, others


def nothing_in_the_console():
    entries = browser.get_log("browser")
    assert not entries, entries


def main():
    size(1280, 800)
    browser.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    tests = [
        choosing, typing_and_marking, marks_stand_under_their_text, samples, secrets_stay_masked, text_is_never_html, calls,
        formatting, levels, the_tree, keyboard_alone, names_for_screen_readers, light_dark_wide_and_narrow,
        nothing_in_the_console, what_the_policy_stops, no_answer, asked_nobody_else,
    ]
    for test in tests:
        if not WANTED or test.__name__ in WANTED:
            print(f"{test.__name__} …", end=" ", flush=True)
            test()
            print("ok")
    print("Chromium", browser.capabilities["browserVersion"], "agrees")


try:
    main()
finally:
    browser.quit()
