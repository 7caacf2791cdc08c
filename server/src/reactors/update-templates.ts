import { statusAfter } from '../../../shared/domain/template/lifecycle';
import type { Runtime } from '../runtime';
import { emit } from '../services/emit';
import type { TemplateRow } from '../store/rows';
import type { TemplateStatusEvent } from '../webhook/events';
import { applyOne, type Unapplied } from './unapplied';

/** Meta tells entry times in whole seconds; what happened within the same second counts as newer. */
const isOlder = ({ at }: TemplateStatusEvent, { statusAt }: TemplateRow): boolean =>
  statusAt !== null &&
  Math.floor(at.getTime() / 1000) < Math.floor(new Date(statusAt).getTime() / 1000);

/** Takes Meta's decisions on templates; the newest entry counts, whatever the order of arrival. */
export async function updateTemplates(
  { strapi, templates }: Runtime,
  events: TemplateStatusEvent[],
): Promise<Unapplied<TemplateStatusEvent>[]> {
  const unapplied: Unapplied<TemplateStatusEvent>[] = [];
  for (const event of [...events].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const result = await applyOne(event, async () => {
      const known = await templates.getByIdentity(event);
      if (!known)
        return { parked: 'This template is not here; sync the templates of the account.' };
      const { row } = known;
      if (isOlder(event, row)) return 'applied';
      const status = statusAfter(event.event, row.status);
      await templates.save(row.id, null, {
        status,
        statusAt: event.at,
        rejectedReason: status === 'REJECTED' ? event.reason : null,
        ...(event.category && { category: event.category }),
        ...(event.metaId && !row.metaId && { metaId: event.metaId }),
      });
      const { documentId, name, language } = row;
      emit(strapi, 'whatsapp.template.changed', { documentId, name, language, status });
      return 'applied';
    });
    unapplied.push(...result);
  }
  return unapplied;
}
