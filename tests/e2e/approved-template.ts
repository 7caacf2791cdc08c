import { setTimeout as pause } from 'node:timers/promises';

import type { TemplateContent } from '../../shared/domain/template/template';
import type { Ask } from './ask-as';

/** Asks the control of the simulator. */
type Simulate = (method: string, path: string, body?: object) => Promise<unknown>;

/** Writes a template in the demo's account as somebody who may, hands it in and has it approved: it can be sent when this is through. */
export async function approveTemplate(
  ask: Ask,
  simulate: Simulate,
  content: Pick<TemplateContent, 'name' | 'body'> & Partial<TemplateContent>,
  appliesTo: string | null = null,
): Promise<void> {
  const [account] = await ask<{ documentId: string }[]>('GET', 'accounts');
  const { documentId } = await ask<{ documentId: string }>('POST', 'templates', {
    accountDocumentId: account!.documentId,
    content: {
      language: 'en',
      category: 'UTILITY',
      parameterFormat: 'NAMED',
      header: null,
      footer: null,
      buttons: [],
      variables: [],
      authentication: null,
      ttlSeconds: null,
      raw: [],
      ...content,
    },
    appliesTo,
  });
  const { metaId } = await ask<{ metaId: string }>('POST', `templates/${documentId}/submit`, {});
  await simulate('POST', `templates/${metaId}/review`, { decision: 'APPROVED' });
  const usable = () => ask<{ name: string }[]>('GET', `templates/usable?uid=${appliesTo ?? ''}`);
  while (!(await usable()).some(({ name }) => name === content.name)) await pause(100);
}
