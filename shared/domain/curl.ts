/** A request that a shell can make by itself. */
export interface CurlRequest {
  method: string;
  url: string;
  body: unknown;
}

/** As one word of a POSIX shell, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request as a command for a terminal; the token is taken from its environment, as `$TOKEN`. */
export const toCurl = ({ method, url, body }: CurlRequest): string =>
  [
    `curl -X ${method} ${quoted(url)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `--data-raw ${quoted(JSON.stringify(body, null, 2))}`,
  ].join(' \\\n  ');
