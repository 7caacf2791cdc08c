/**
 * JSON in the form in which Meta signs it: non-ASCII characters as \uXXXX in lower-case hex and
 * slashes as \/ (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
 */
export const serialise = (value: unknown): string =>
  JSON.stringify(value)
    .replace(
      /[\u007f-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replace(/\//g, '\\/');
