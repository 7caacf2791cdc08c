import { useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { LinkedRecord } from '../../../../../shared/contracts/contacts';
import type { RecordReference } from '../../../../../shared/contracts/messages';
import { useWhatsappGetContactQuery } from '../../../api/contacts';
import { PERMISSIONS } from '../../../permissions';

const keyOf = ({ uid, documentId, locale }: LinkedRecord): string =>
  [uid, documentId, locale ?? ''].join(' ');

/** The records of a person from which a template can take its values; the only one is chosen by itself. */
export function useRecords(contact: string | null) {
  const { allowedActions } = useRBAC(PERMISSIONS.contactsRead);
  const { data } = useWhatsappGetContactQuery(contact ?? '', {
    skip: contact === null || !allowedActions.canRead,
  });
  const [asked, setAsked] = useState<string | null>();
  const records = data?.records ?? [];
  const only = records.length === 1 ? keyOf(records[0]!) : null;
  const value = asked === undefined ? only : asked;
  const record = records.find((one) => keyOf(one) === value);
  const chosen: RecordReference | null = record
    ? {
        uid: record.uid,
        documentId: record.documentId,
        ...(record.locale && { locale: record.locale }),
      }
    : null;
  return {
    options: records.map((one) => ({
      value: keyOf(one),
      label: `${one.title} · ${one.collection}`,
    })),
    value: record ? value : null,
    chosen,
    choose: setAsked as (value: string | null) => void,
  };
}
