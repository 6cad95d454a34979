//! Chromium driven through a pipe by its DevTools protocol, to test layout, content policy and script.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use serde_json::{Value, json};

use super::needs::{self, Need};

/// Receivers of messages by the session of their page. The browser itself has the empty session.
type Routes = Arc<Mutex<HashMap<String, Sender<Value>>>>;

/// The browser that concurrent tests share, because a start takes a second. It ends with the last of them.
static SHARED: Mutex<Weak<Process>> = Mutex::new(Weak::new());

/// A running browser, ended when the last page is dropped.
struct Process {
    child: Child,
    requests: Mutex<ChildStdin>,
    routes: Routes,
    /// Answers to requests that are about no page.
    answers: Mutex<Receiver<Value>>,
    number: AtomicU64,
    _profile: tempfile::TempDir,
}

/// A page with its own storage, focus and messages.
pub(crate) struct Browser {
    process: Arc<Process>,
    context: Value,
    session: String,
    messages: Receiver<Value>,
    events: Vec<Value>,
}

/// Locks a mutex even if a test panicked while it held it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program, if this machine has it.
pub(crate) fn chromium() -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    for folder in std::env::split_paths(&paths) {
        for name in ["chromium", "chromium-browser", "google-chrome"] {
            let program = folder.join(name);
            if program.is_file() {
                return Some(program);
            }
        }
    }
    None
}

impl Process {
    fn start(program: &Path) -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        // It speaks on the file descriptors 3 and 4, which a shell connects to our pipes.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null", "sh"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"])
            .args(["--disable-background-timer-throttling", "--disable-renderer-backgrounding"])
            .arg("--disable-backgrounding-occluded-windows")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let requests = Mutex::new(child.stdin.take().expect("a pipe"));
        let messages = child.stdout.take().expect("a pipe");
        let (sender, answers) = channel();
        let routes: Routes = Arc::new(Mutex::new(HashMap::from([(String::new(), sender)])));
        let pages = Arc::clone(&routes);
        std::thread::spawn(move || distribute(messages, &pages));
        let (answers, number) = (Mutex::new(answers), AtomicU64::new(0));
        Self { child, requests, routes, answers, number, _profile: profile }
    }

    /// Sends a request and returns its number.
    fn send(&self, session: &str, method: &str, params: &Value) -> u64 {
        let number = self.number.fetch_add(1, Ordering::Relaxed) + 1;
        let mut request = json!({"id": number, "method": method, "params": params});
        if !session.is_empty() {
            request["sessionId"] = json!(session);
        }
        let text = format!("{request}\0");
        locked(&self.requests).write_all(text.as_bytes()).expect("the browser listens");
        number
    }

    /// Asks the browser itself.
    fn call(&self, method: &str, params: &Value) -> Value {
        let answers = locked(&self.answers);
        let number = self.send("", method, params);
        loop {
            let message = answers.recv().expect("the browser is alive");
            if message["id"] == number {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }
}

/// Hands each message to the page that it is for, until the browser ends.
fn distribute(messages: ChildStdout, routes: &Routes) {
    let mut messages = BufReader::new(messages);
    let mut bytes = Vec::new();
    while messages.read_until(0, &mut bytes).is_ok_and(|length| length > 0) {
        bytes.pop();
        let Ok(message) = serde_json::from_slice::<Value>(&bytes) else { break };
        bytes.clear();
        let session = message["sessionId"].as_str().unwrap_or_default();
        if let Some(page) = locked(routes).get(session) {
            // A test that is over reads nothing more.
            let _ = page.send(message.clone());
        }
    }
    // This ends all waiting calls.
    locked(routes).clear();
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Browser {
    /// A new page; `None`, reported, if this machine has no Chromium.
    pub(crate) fn start() -> Option<Self> {
        if needs::is_missing(Need::Chromium) {
            return None;
        }
        let process = Self::process();
        let context = process.call("Target.createBrowserContext", &json!({}))["browserContextId"].clone();
        let blank = json!({"url": "about:blank", "browserContextId": context});
        let target = process.call("Target.createTarget", &blank);
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let session =
            process.call("Target.attachToTarget", &attach)["sessionId"].as_str().expect("a session").to_owned();
        let (sender, messages) = channel();
        locked(&process.routes).insert(session.clone(), sender);
        let mut browser = Self { process, context, session, messages, events: Vec::new() };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        // Without it only one page of a browser has the keyboard focus.
        browser.call("Emulation.setFocusEmulationEnabled", json!({"enabled": true}));
        Some(browser)
    }

    fn process() -> Arc<Process> {
        let mut shared = locked(&SHARED);
        if let Some(process) = shared.upgrade() {
            return process;
        }
        let process = Arc::new(Process::start(&chromium().expect("it was found")));
        *shared = Arc::downgrade(&process);
        process
    }

    /// Opens a file in a window of this width, light or dark, with or without script.
    pub(crate) fn open(&mut self, page: &Path, width: u32, look: &str, has_script: bool) {
        let metrics = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        self.show(look);
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": !has_script}));
        self.events.clear();
        self.call("Page.navigate", json!({"url": format!("file://{}", page.display())}));
        while !self.events.iter().any(|event| event["method"] == "Page.loadEventFired") {
            let event = self.message();
            self.events.push(event);
        }
    }

    /// Sets the color scheme of the system: `light` or `dark`.
    pub(crate) fn show(&mut self, look: &str) {
        let media = json!({"media": "", "features": [{"name": "prefers-color-scheme", "value": look}]});
        self.call("Emulation.setEmulatedMedia", media);
    }

    /// The value of an expression in the page, as JSON; awaits a promise. The content policy of the page does not apply.
    pub(crate) fn ask(&mut self, expression: &str) -> Value {
        let wish = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.call("Runtime.evaluate", wish);
        let asked: String = expression.chars().take(300).collect();
        assert!(answer["exceptionDetails"].is_null(), "{asked}: {answer}");
        answer["result"]["value"].clone()
    }

    /// The number of elements that match a selector.
    pub(crate) fn count(&mut self, selector: &str) -> u64 {
        self.ask(&format!("document.querySelectorAll({}).length", json!(selector))).as_u64().expect("a number")
    }

    /// The value of an expression in the page that is a list of texts.
    pub(crate) fn texts(&mut self, expression: &str) -> Vec<String> {
        serde_json::from_value(self.ask(expression)).expect("a list of texts")
    }

    /// Lets the scripts of tests run in a page that was opened without its own.
    pub(crate) fn allow_scripts(&mut self) {
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": false}));
    }

    /// Opens all folded parts of the page.
    pub(crate) fn unfold(&mut self) {
        self.ask("for (const fold of document.querySelectorAll('details')) fold.open = true");
    }

    /// Shows the page in its print layout, as wide as a sheet of paper between its margins.
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

    /// Presses Enter, or the space bar for `" "`.
    pub(crate) fn press(&mut self, key: &str, code: u32) {
        let text = if key == "Enter" { "\r" } else { key };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types a text into the focused element.
    pub(crate) fn write(&mut self, text: &str) {
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Errors, exceptions and violations of the content policy since the page was opened.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let is_complaint = |event: &&Value| {
            ["Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"]
                .contains(&event["method"].as_str().unwrap_or_default())
        };
        self.events.iter().filter(is_complaint).map(|event| event["params"].to_string()).collect()
    }

    /// The addresses that were requested since the page was opened, its own included.
    pub(crate) fn requests(&self) -> Vec<String> {
        let sent = self.events.iter().filter(|event| event["method"] == "Network.requestWillBeSent");
        sent.filter_map(|event| event["params"]["request"]["url"].as_str().map(str::to_owned)).collect()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        let number = self.process.send(&self.session, method, &params);
        loop {
            let message = self.message();
            if message["id"] == number {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
            self.events.push(message);
        }
    }

    fn message(&mut self) -> Value {
        self.messages.recv().expect("the browser is alive")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        locked(&self.process.routes).remove(&self.session);
        // No call waits for the answer.
        self.process.send("", "Target.disposeBrowserContext", &json!({"browserContextId": self.context}));
    }
}
