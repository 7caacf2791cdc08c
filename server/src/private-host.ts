/** Hosts that exist on this machine or network only. */
const PRIVATE_HOST =
  /^(localhost|.+\.local|.+\.localhost|0\.0\.0\.0|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|\[::1?\]|\[f[cd][0-9a-f]{2}:.*\])$/;

/** Whether a host, as `URL` writes it, can be reached from this machine or network alone. */
export const isPrivateHost = (hostname: string): boolean => PRIVATE_HOST.test(hostname);
