/** The address of a file for the browser: what lies on this server may be served from another host than the admin. */
export function fullUrl(url: string): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  const { backendURL = '' } = (window as { strapi?: { backendURL?: string } }).strapi ?? {};
  return `${backendURL}${url}`;
}
