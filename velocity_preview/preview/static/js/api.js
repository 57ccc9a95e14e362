// Talking to the server.

const meta = (name) => document.querySelector(`meta[name="velocity-preview-${name}"]`).content;

let token = meta("token");
export const instance = meta("instance");
export const nonce = meta("nonce");

/** What the server answered instead: `status` 0 means that it did not answer at all. */
export class ApiError extends Error {
  constructor(message, status, answer) {
    super(message);
    this.status = status;
    this.answer = answer;
  }
}

/** Ask for JSON. Empty parameters are left out. Raises ApiError. */
export function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
  return ask(`/api/${path}?${query}`);
}

/** Send JSON, with the token a write needs. Raises ApiError. */
export function send(method, path, body) {
  return ask(`/api/${path}`, write(method, body));
}

/** Send JSON and get a file. Raises ApiError. */
export async function post(path, body) {
  const response = await reach(`/api/${path}`, write("POST", body));
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

/** Another server is running now: its token is another one. */
export async function renewToken() {
  ({ token } = await get("session"));
}

function write(method, body) {
  const headers = { "Content-Type": "application/json", "X-Velocity-Preview-Token": token };
  return { method, headers, body: JSON.stringify(body) };
}

async function ask(url, options) {
  const response = await reach(url, options);
  if (!response.ok) throw await refusal(response);
  return response.json();
}

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new ApiError("The server does not answer", 0);
  }
}

async function refusal(response) {
  const answer = await response.json().catch(() => ({}));
  return new ApiError(answer.error ?? response.statusText, response.status, answer);
}
