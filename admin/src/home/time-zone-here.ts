/** The time zone of the browser, e.g. `Europe/Berlin`. */
export const timeZoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
