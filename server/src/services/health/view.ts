import type { ToldCheck } from '../../../../shared/contracts/health';
import type { HealthCheck } from '../../../../shared/domain/health/check';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { hiddenFromActor, type Actor } from '../../actor';

/** A token may be for WhatsApp Business Accounts that somebody is not to see. */
function withoutHidden({ params, ...check }: HealthCheck, actor: Actor): HealthCheck {
  const { others } = params;
  if (typeof others !== 'string') return { params, ...check };
  const { businessAccounts } = hiddenFromActor(actor);
  const seen = others.split(', ').filter((id) => !businessAccounts.includes(id));
  return { ...check, params: { ...params, others: seen.join(', ') || '–' } };
}

/** A check with its English sentence, as answers carry it to somebody. */
export function toToldCheck(check: HealthCheck, actor: Actor): ToldCheck {
  const seen = withoutHidden(check, actor);
  return { ...seen, message: sentenceOf(seen.code, seen.params) };
}
