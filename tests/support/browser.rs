//! A browser driven through a pipe (Chromium's DevTools protocol), for what only a browser knows: layout, policy, script.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A browser with one page, ended when dropped.
pub(crate) struct Browser {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    session: String,
    number: u64,
    events: Vec<Value>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts Chromium; `None`, with a line that says so, where there is none.
    pub(crate) fn start() -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let mut places = std::env::split_paths(&paths).flat_map(|folder| names.map(|name| folder.join(name)));
        let Some(program) = places.find(|place| place.is_file()) else {
            skipped("there is no Chromium here, so no page was opened in a browser");
            return None;
        };
        let profile = tempfile::tempdir().expect("a folder");
        // It speaks on the file descriptors 3 and 4, which a shell connects to our pipes.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null", "sh"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let requests = child.stdin.take().expect("a pipe");
        let answers = BufReader::new(child.stdout.take().expect("a pipe"));
        let (session, events) = (String::new(), Vec::new());
        let mut browser = Self { child, requests, answers, session, number: 0, events, _profile: profile };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = attached["sessionId"].as_str().expect("a session").to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Opens a file in a window of this width; light or dark, with or without script.
    pub(crate) fn open(&mut self, page: &Path, width: u32, look: &str, has_script: bool) {
        let metrics = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        let look = json!({"media": "", "features": [{"name": "prefers-color-scheme", "value": look}]});
        self.call("Emulation.setEmulatedMedia", look);
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": !has_script}));
        self.events.clear();
        self.call("Page.navigate", json!({"url": format!("file://{}", page.display())}));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = self.message();
            self.events.push(event);
        }
    }

    /// What an expression is or promises in the page, as JSON. The page's policy does not bind us.
    pub(crate) fn ask(&mut self, expression: &str) -> Value {
        let wish = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", wish);
        let asked: String = expression.chars().take(300).collect();
        assert!(answer["exceptionDetails"].is_null(), "{asked}: {answer}");
        answer["result"]["value"].clone()
    }

    /// What an expression is in the page: a list of texts.
    pub(crate) fn texts(&mut self, expression: &str) -> Vec<String> {
        serde_json::from_value(self.ask(expression)).expect("a list of texts")
    }

    /// Lets scripts run in a page that was opened without: its own stay away, those of tests may wait for something.
    pub(crate) fn allow_scripts(&mut self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": false}));
    }

    /// Opens all folds of the page.
    pub(crate) fn unfold(&mut self) {
        self.ask("for (const fold of document.querySelectorAll('details')) fold.open = true");
    }

    /// Shows the page as it is on paper, on the screen; as wide as a sheet between its margins.
    pub(crate) fn show_print(&mut self, width: u32) {
        let metrics = json!({"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        self.call("Emulation.setEmulatedMedia", json!({"media": "print", "features": []}));
    }

    /// The page as PDF, in base64.
    pub(crate) fn pdf(&mut self) -> String {
        let printed = self.call("Page.printToPDF", json!({"preferCSSPageSize": true}));
        printed["data"].as_str().expect("a text").to_owned()
    }

    /// Presses Enter or the space bar (a blank).
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        let text = if key == "Enter" { "\r" } else { key };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types into what has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// What the console said since the page was opened: errors, refusals by the policy, exceptions.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let is_complaint = |event: &&Value| {
            ["Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"]
                .contains(&event["method"].as_str().unwrap_or_default())
        };
        self.events.iter().filter(is_complaint).map(|event| event["params"].to_string()).collect()
    }

    /// What the page asked for since it was opened, itself included.
    pub(crate) fn requests(&self) -> Vec<String> {
        let sent = self.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        sent.filter_map(|event| event["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let mut request = json!({"id": self.number, "method": method, "params": params});
        if !self.session.is_empty() {
            request["sessionId"] = json!(self.session);
        }
        self.requests.write_all(format!("{request}\0").as_bytes()).expect("the browser listens");
        loop {
            let message = self.message();
            if message["id"] == self.number {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    fn message(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.answers.read_until(0, &mut bytes).expect("the browser speaks");
        bytes.pop();
        serde_json::from_slice(&bytes).expect("the browser is alive and speaks JSON")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Says that a test was not made, even where the test runner keeps the words of tests that pass to itself.
pub(crate) fn skipped(why: &str) {
    // Who does not listen is not told.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}
