import type { Core } from '@strapi/strapi';

import { phaseOf, type MessageState } from '../../../shared/domain/message/message';
import { UIDS } from './uids';

/** What is written of a message, with the phase that belongs to its state. */
export const withPhase = <Data extends { state?: MessageState }>(data: Data): Data =>
  data.state === undefined ? data : { ...data, phase: phaseOf(data.state) };

interface Writing {
  params: { data?: unknown };
}

/** Has the phase follow the state for whoever writes messages through Strapi, be it the application. */
export function keepPhases(strapi: Core.Strapi): void {
  const one = ({ params }: Writing) => {
    params.data = withPhase(params.data as object);
  };
  const many = ({ params }: Writing) => {
    params.data = (params.data as object[]).map(withPhase);
  };
  strapi.db.lifecycles.subscribe({
    models: [UIDS.message],
    beforeCreate: one,
    beforeCreateMany: many,
    beforeUpdate: one,
    beforeUpdateMany: one,
  } as never);
}
