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
export function get(path, parameters = {}, signal) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
  return ask(`/api/${path}?${query}`, { signal });
}

/** Send JSON, with the token a write needs. Raises ApiError. */
export function send(method, path, body, signal) {
  return ask(`/api/${path}`, {
    method,
    signal,
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "X-Velocity-Preview-Token": token },
  });
}

/** Another server is running now: its token is another one. */
export async function renewToken() {
  ({ token } = await get("session"));
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError("The server does not answer", 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? response.statusText, response.status, answer);
  return answer;
}
