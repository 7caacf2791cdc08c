import { HOME_LIMIT, type Attention, type Capped } from '../../../../shared/contracts/home';
import { toWeek, weekUpTo, type DaySpan, type Week } from '../../../../shared/domain/home-week';
import { isTimeZone } from '../../../../shared/domain/zoned-time';
import { hiddenFromActor, type Actor } from '../../actor';
import { refuse } from '../../errors';
import { countryOf } from '../../phone';
import type { Runtime } from '../../runtime';
import type { FailedTally } from '../../store/home';
import { ofVisibleAccounts } from '../accounts/visibility';
import type { Alerts } from '../alerts';
import { createRested } from '../campaign-results/rested';
import { may, type CampaignAccess } from '../campaigns/access';
import type { InboxAccess } from '../inbox/access';
import { wordsOfFailure } from '../messages/view';

/** What is told in a line of its own, and so not among the other alerts. */
const TOLD_BY_ITSELF = /^(template|campaign|automation)\./;

/** One more than is told: so it is known that there are more. */
const ONE_MORE = HOME_LIMIT + 1;

const capped = (count: number): Capped => ({
  count: Math.min(count, HOME_LIMIT),
  isCapped: count > HOME_LIMIT,
});

/** Why messages failed, the most first. */
function reasonsOf(tally: FailedTally[]) {
  const reasons = new Map<string, { key: string; title: string; count: number }>();
  for (const { count, ...failure } of tally) {
    const { key, title } = wordsOfFailure(failure);
    reasons.set(key, { key, title, count: (reasons.get(key)?.count ?? 0) + count });
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

interface Dependencies {
  runtime: Runtime;
  alerts: Pick<Alerts, 'find'>;
  inboxAccess: Pick<InboxAccess, 'within'>;
  campaignAccess: Pick<CampaignAccess, 'within'>;
}

/** The internal service `home`: what Strapi's home page tells of the plugin. */
export function createHome({ runtime, alerts, inboxAccess, campaignAccess }: Dependencies) {
  const { home, inbox, templateGroups, now } = runtime;

  /** A day is counted anew as often as counting it is quick. */
  const tallies = createRested((key: string) => {
    const { hidden, day, from, to } = JSON.parse(key) as {
      hidden: number[];
      day: string;
      from: string;
      to: string;
    };
    return home.tallyOf({ day, from: new Date(from), to: new Date(to) }, hidden);
  });

  const tallyOf = (span: DaySpan, hidden: readonly number[]) =>
    tallies.get(JSON.stringify({ ...span, hidden }));

  /** Since yesterday: as the log can be asked for it. */
  async function failedLately(
    week: DaySpan[],
    hidden: readonly number[],
  ): Promise<Attention['failed']> {
    const yesterday = week.at(-2)!;
    const tally = await home.failedSince(yesterday.from, hidden, ONE_MORE);
    const count = tally.reduce((sum, one) => sum + one.count, 0);
    return { ...capped(count), since: yesterday.day, reasons: reasonsOf(tally) };
  }

  function weekIn(timeZone: string): DaySpan[] {
    if (!isTimeZone(timeZone)) throw refuse('home.timeZone', 'timeZone');
    return weekUpTo(now(), timeZone);
  }

  async function templatesInTrouble(actor: Actor): Promise<Capped> {
    const { total } = await templateGroups.list(
      { hasProblem: true, hidden: hiddenFromActor(actor).businessAccounts },
      { page: 1, pageSize: 1, sort: 'name', order: 'asc' },
    );
    return capped(total);
  }

  const unanswered = (actor: Actor): Promise<number> =>
    inbox.countUpTo(
      {
        $and: [
          inboxAccess.within(actor, 'inbox.read'),
          { status: 'open', waitingSince: { $notNull: true } },
        ],
      },
      ONE_MORE,
    );

  return {
    /** What needs somebody, as far as they may see it. */
    async attention(timeZone: string, actor: Actor): Promise<Attention> {
      const week = weekIn(timeZone);
      const { accounts: hidden } = hiddenFromActor(actor);
      const seesLog = may(actor, 'messages.read');
      const seesCampaigns = (
        ['campaigns.read', 'campaigns.manage', 'messages.send-bulk'] as const
      ).some((permission) => may(actor, permission));
      const seesAutomations = may(actor, 'automations.read') || may(actor, 'automations.manage');
      return {
        failed: seesLog ? await failedLately(week, hidden) : null,
        uncertain: seesLog ? capped(await home.countUncertain(hidden, ONE_MORE)) : null,
        unanswered: may(actor, 'inbox.read') ? capped(await unanswered(actor)) : null,
        templates: may(actor, 'templates.read') ? await templatesInTrouble(actor) : null,
        campaigns: seesCampaigns
          ? capped(await home.countPaused('campaign', campaignAccess.within(actor), ONE_MORE))
          : null,
        automations: seesAutomations
          ? capped(await home.countPaused('automation', ofVisibleAccounts(actor), ONE_MORE))
          : null,
        alerts: (await alerts.find(actor)).filter(({ kind }) => !TOLD_BY_ITSELF.test(kind)),
      };
    },

    /** The last seven days of the accounts that somebody may see. */
    async week(timeZone: string, actor: Actor): Promise<Week> {
      const { accounts: hidden } = hiddenFromActor(actor);
      const days = [];
      for (const span of weekIn(timeZone))
        days.push({ day: span.day, tally: await tallyOf(span, hidden) });
      return toWeek(timeZone, days, countryOf);
    },
  };
}

export type Home = ReturnType<typeof createHome>;
