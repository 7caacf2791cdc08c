import { randomBytes } from 'node:crypto';

import type { RobotReason } from '../../../../shared/domain/click';
import { forLog, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { createGroupCommit } from '../../store/group-commit';
import type { CountedVisit, Visit } from '../../store/links';
import { isTransient } from '../../store/table';
import { emit } from '../emit';
import type { PreferencesService } from '../preferences';
import { publicUrl } from '../public-url';
import { readTarget } from './read-target';

/** A link that has its code and is not stored yet. */
export interface PlannedLink {
  code: string;
  target: string;
  /** Null when the public address of this Strapi is not known. */
  url: string | null;
}

/** A planned link with where it leads and which variable of the message it fills, e.g. `button.0`. */
export interface LinkToSave {
  code: string;
  target: string;
  variable: string;
}

/** The same, with the row ids of the message and the template that it belongs to. */
export interface LinkOfMessage extends LinkToSave {
  message: number;
  template: number | null;
  campaign?: number | null;
}

/** Rows a statement: databases limit its parameters. */
const LINKS_PER_INSERT = 200;

/** A link that somebody opens. */
export interface OpenedLink {
  id: number;
  /** A whole http or https URL. */
  target: string;
}

/** Visits that may wait to be counted; more are a flood that must not fill the memory. */
const MAX_WAITING = 10_000;

/** At random from letters and digits; a mark in it could be read as formatting, or as the URL's end. */
function newCode(): string {
  for (;;) {
    const code = randomBytes(9).toString('base64url');
    if (/^[A-Za-z0-9]+$/.test(code)) return code;
  }
}

/** The internal service `links`: tracked links, from the code in a message to the counted click. */
export function createLinks(runtime: Runtime, preferences: PreferencesService) {
  const { strapi, links, now } = runtime;
  const commit = createGroupCommit<Visit, CountedVisit | null>(links.noteVisits, isTransient);
  const waiting = new Set<Promise<void>>();
  let lost = 0;

  const urlOf = (code: string): string | null =>
    publicUrl(runtime, `/whatsapp/l/${code}`)?.href ?? null;

  function tell(counted: CountedVisit | null): void {
    if (!counted || counted.robot !== null) return;
    const { at, target, messageDocumentId, templateDocumentId } = counted;
    emit(strapi, 'whatsapp.link.clicked', {
      messageDocumentId,
      templateDocumentId,
      at: at.toISOString(),
      target,
    });
  }

  function noteLoss(why: string): void {
    lost += 1;
    // The first ones matter; a flood must not fill the log.
    if (lost <= 5 || lost % 1_000 === 0)
      strapi.log.warn(`[whatsapp] A click was not counted (${lost} since start): ${why}`);
  }

  async function count(visit: Visit): Promise<void> {
    try {
      if (await preferences.tracksLinks()) tell(await commit.submit(visit));
    } catch (failure) {
      noteLoss(forLog(failure));
    }
  }

  async function saveAll(plans: LinkOfMessage[]): Promise<void> {
    const rows = plans.map(({ code, target, ...rest }) => {
      const address = readTarget(target);
      if (address === null) throw refuse('link.target', rest.variable, { target });
      return { ...rest, code, target: address };
    });
    for (let start = 0; start < rows.length; start += LINKS_PER_INSERT)
      await links.insert(rows.slice(start, start + LINKS_PER_INSERT));
  }

  return {
    /** The address that stands in the message. */
    urlOf,

    /** Whether a link may lead there: a whole http or https URL. */
    isTarget: (text: string): boolean => readTarget(text) !== null,

    /** Gives a link to `target` its code and address; it leads nowhere until it is saved. */
    plan(target: string): PlannedLink {
      const code = newCode();
      return { code, target, url: urlOf(code) };
    },

    /**
     * Stores the links of a message; inside a transaction of the caller as part of it. Throws a validation
     * error where one leads to anything but http or https, and then stores none.
     */
    async save(
      plans: LinkToSave[],
      message: { id: number },
      template: number | null,
      campaign: number | null = null,
    ): Promise<void> {
      await saveAll(plans.map((plan) => ({ ...plan, message: message.id, template, campaign })));
    },

    /** The same for the links of many messages. */
    saveAll,

    /** Where the link with this code leads; null when there is none. */
    async open(code: string): Promise<OpenedLink | null> {
      const link = await links.getByCode(code);
      const target = link && readTarget(link.target);
      return target ? { id: link.id, target } : null;
    },

    /** Counts, some time later, that a link was opened now; nobody waits for it, and it never throws. */
    note(link: OpenedLink, robot: RobotReason | null): void {
      if (waiting.size >= MAX_WAITING) return noteLoss('too many at once');
      const counting = count({ linkId: link.id, at: now(), robot });
      waiting.add(counting);
      void counting.finally(() => waiting.delete(counting));
    },

    /** Resolves when no visit waits to be counted. */
    async idle(): Promise<void> {
      while (waiting.size > 0) await Promise.all(waiting);
    },

    countsOfMessages: links.countsOfMessages,
    countsOfTemplates: links.countsOfTemplates,
  };
}

export type Links = ReturnType<typeof createLinks>;
