import type { Environment } from '../../../../shared/contracts/accounts';
import type { FoundBusinessAccount, FoundNumber } from '../../../../shared/contracts/connect';
import { assignedAccounts, businessesOf, type TokenFacts } from '../../../../shared/domain/connect';
import { error, type Issue } from '../../../../shared/domain/issue';
import { inWords } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { GraphError } from '../../meta/errors';
import { getBusinessAccount } from '../../meta/resources/accounts';
import {
  listBusinessAccountIds,
  listBusinessIds,
  listNumbers,
  type ListedNumber,
} from '../../meta/resources/businesses';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import { clientWith } from './client';
import { toRegistration } from './register-number';

/** How many WhatsApp accounts are asked for at once. */
const AT_ONCE = 5;

/** Meta's codes for something that is not there or that the token may not see; it does not tell which. */
const NOT_MINE = [10, 33, 100, 200];

/** Everything that businesses own or were lent; none where Meta does not tell. */
async function ofBusinesses(client: GraphClient, facts: TokenFacts): Promise<string[]> {
  const { mayAsk, ids } = businessesOf(facts);
  if (!mayAsk) return [];
  try {
    const lists = [];
    for (const id of ids ?? (await listBusinessIds(client)))
      lists.push(await listBusinessAccountIds(client, id));
    return [...new Set(lists.flat())];
  } catch (failure) {
    // Whoever cannot be asked is entered by hand.
    if (failure instanceof GraphError && failure.outcome === 'refused') return [];
    throw failure;
  }
}

/** Why the numbers of a WhatsApp account are not known. */
function whyNot(id: string, failure: unknown): Issue {
  if (!(failure instanceof GraphError)) throw failure;
  return NOT_MINE.includes(failure.metaCode ?? -1)
    ? error('connect.notAssigned', 'businessAccountId', { id })
    : error('connect.unreadable', 'businessAccountId', { id, reason: failure.message });
}

function toFound(
  number: ListedNumber,
  accounts: ReadonlyMap<string, FoundNumber['account']>,
): FoundNumber {
  const display = number.display_phone_number ?? null;
  return {
    phoneNumberId: number.id ?? '',
    displayPhoneNumber: display,
    verifiedName: number.verified_name ?? null,
    qualityRating: number.quality_rating ?? null,
    country: (display && parsePhone(display, null)?.country) || null,
    registration: toRegistration(number),
    account: accounts.get(number.id ?? '') ?? null,
  };
}

/** What is asked with, and for whom. */
interface Wanted {
  accessToken: string;
  facts: TokenFacts;
  /** The WhatsApp account that somebody names. */
  entered: string | null;
  /** Accounts that whoever asks may not see: their numbers are not told. */
  hidden: readonly number[];
}

/**
 * The WhatsApp accounts that a token may use, with their numbers: those that Meta says it is limited to,
 * else those of its businesses, else the one that somebody names. Each fails alone. Null where none is
 * known.
 */
export async function findNumbers(
  runtime: Runtime,
  environment: Environment,
  { accessToken, facts, entered, hidden }: Wanted,
): Promise<FoundBusinessAccount[] | null> {
  const client = clientWith(runtime, environment, accessToken);
  const ids =
    entered !== null ? [entered] : (assignedAccounts(facts) ?? (await ofBusinesses(client, facts)));
  if (ids.length === 0) return null;
  const known = await runtime.accounts.list();
  const accounts = new Map(
    known.map(({ phoneNumberId, documentId, name }) => [phoneNumberId, { documentId, name }]),
  );
  const unseen = new Set(
    known.filter(({ id }) => hidden.includes(id)).map(({ phoneNumberId }) => phoneNumberId),
  );

  const look = async (id: string): Promise<FoundBusinessAccount> => {
    try {
      const business = await getBusinessAccount(client, id);
      const numbers = (await listNumbers(client, id)).filter(
        (number) => number.id && !unseen.has(number.id),
      );
      return {
        id,
        name: business.name ?? null,
        owner: business.owner_business_info?.name ?? null,
        numbers: numbers.map((number) => toFound(number, accounts)),
        issue:
          numbers.length === 0 ? inWords(error('connect.noNumbers', 'businessAccountId')) : null,
      };
    } catch (failure) {
      return { id, name: null, owner: null, numbers: [], issue: inWords(whyNot(id, failure)) };
    }
  };

  const found: FoundBusinessAccount[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(...(await Promise.all(ids.slice(at, at + AT_ONCE).map(look))));
  return found;
}
