/** Where Meta keeps what people send; a token must not go anywhere else. */
const META_DOMAINS = ['fbsbx.com', 'fbcdn.net', 'facebook.com', 'whatsapp.net'];

/** Whether a file may be fetched from an address with the token: from Meta's hosts, or from where its API is. */
export function isMediaAddress(address: string, graphUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (origin === new URL(graphUrl).origin) return true;
  return (
    protocol === 'https:' &&
    META_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  );
}
