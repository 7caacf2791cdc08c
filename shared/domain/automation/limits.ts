/** When nobody is written to, by the clock of the person. */
export interface QuietHours {
  /** As `HH:MM`; a night goes over midnight. */
  from: string;
  to: string;
  /** IANA name; counts for people of whom no country is known. */
  timeZone: string;
}

/** What keeps an automation from doing too much. */
export interface Limits {
  /** It goes on once for each record, all its languages together. */
  oncePerRecord: boolean;
  /** It goes on once for each person within so many days; null: as often as it comes. */
  perPersonDays: number | null;
  /** Null: at any hour. What falls into them waits for their end. */
  quietHours: QuietHours | null;
  /** Nobody is written to who is not known to have agreed, whatever the category of the template. */
  requireConsent: boolean;
  /** What still waits is left out once the person has written. */
  stopOnReply: boolean;
  /** How often it may go on within an hour; one time more and it pauses, with an alert. */
  maxPerHour: number;
}

/** Further back nobody looks for whom it went on. */
export const MOST_PER_PERSON_DAYS = 366;

export const DEFAULT_LIMITS: Limits = {
  oncePerRecord: false,
  perPersonDays: null,
  quietHours: null,
  requireConsent: false,
  stopOnReply: false,
  maxPerHour: 500,
};
