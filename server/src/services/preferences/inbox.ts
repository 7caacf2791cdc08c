import type { AutoReply, InboxPreferences } from '../../../../shared/contracts/preferences';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import {
  MAX_BUTTON_BODY,
  MAX_BUTTON_TITLE,
  MAX_TEXT,
} from '../../../../shared/domain/message/content/limits';
import { checkHours, USUAL_HOURS } from '../../../../shared/domain/opening-hours';
import { invalid } from '../../errors';
import type { Runtime } from '../../runtime';
import { createRemembered } from './remembered';

const NO_REPLY: AutoReply = { enabled: false, text: '', everyHours: 24, personButton: null };

/** How conversations are dealt with while nobody has said anything else. */
const USUAL: InboxPreferences = {
  readReceipts: 'opened',
  showTyping: true,
  hours: USUAL_HOURS,
  away: NO_REPLY,
  welcome: NO_REPLY,
};

const MOST_HOURS = 720;

function checkReply(reply: AutoReply, path: string): Issue[] {
  const issues: Issue[] = [];
  const { enabled, text, everyHours, personButton } = reply;
  // A text with buttons is an interactive message, of which Meta takes less.
  const limit = personButton === null ? MAX_TEXT : MAX_BUTTON_BODY;
  if ((enabled && text.trim() === '') || text.length > limit)
    issues.push(error('autoReply.text', `${path}.text`, { limit }));
  if (!Number.isInteger(everyHours) || everyHours < 1 || everyHours > MOST_HOURS)
    issues.push(error('autoReply.everyHours', `${path}.everyHours`));
  if (
    personButton !== null &&
    (personButton.trim() === '' || personButton.length > MAX_BUTTON_TITLE)
  )
    issues.push(error('autoReply.button', `${path}.personButton`));
  return issues;
}

/** How conversations are dealt with, as the admin set it. */
export function createInboxPreferences({ preferences, now }: Runtime) {
  const { current, get, forget } = createRemembered(
    async (): Promise<InboxPreferences> => ({ ...USUAL, ...(await preferences.get()).inbox }),
    now,
  );

  return {
    current,
    get,

    /** Sets what is given and leaves the rest; throws a validation error that names each field. */
    async save(input: Partial<InboxPreferences>): Promise<void> {
      const { hours, away, welcome } = input;
      const issues = [
        ...(hours ? checkHours(hours, 'inbox.hours') : []),
        ...(away ? checkReply(away, 'inbox.away') : []),
        ...(welcome ? checkReply(welcome, 'inbox.welcome') : []),
      ];
      if (!passes(issues)) throw invalid(issues);
      await preferences.change((stored) => ({ inbox: { ...stored.inbox, ...input } }));
      forget();
    },
  };
}

export type InboxPreferenceSettings = ReturnType<typeof createInboxPreferences>;
