import type { Core } from '@strapi/strapi';

import type { Collection, CollectionSetting } from '../../../shared/contracts/collections';
import { parsePath } from '../../../shared/domain/field-path';
import { isSameNumber } from '../../../shared/domain/identity';
import { readPhone, writingsOf } from '../../../shared/domain/phone';
import { formsOf, parsePhone } from '../phone';
import { rowsOf } from '../store/table';
import { resolvePath } from './field-path';
import { statusOf } from './list-records';
import type { RecordReader } from './read-record';

/** Attributes that hold a number as text; what holds it as a number is found by its digits. */
const TEXTS = new Set(['string', 'text', 'uid', 'email', 'enumeration']);

/** Rows a page: a record has one for each of its languages, and one more for what is published. */
const PAGE = 1_000;

/** A record with a number, in E.164, that was asked for. */
export interface RecordOfNumber {
  documentId: string;
  phone: string;
}

interface RecordRow {
  id: number;
  documentId: string;
  locale: string | null;
}

/** All rows of a collection to which a condition applies. */
async function listRows(strapi: Core.Strapi, uid: string, where: object): Promise<RecordRow[]> {
  const found: RecordRow[] = [];
  for (;;) {
    const page = await rowsOf<RecordRow>(strapi, uid).findMany({
      where: { $and: [where, { id: { $gt: found.at(-1)?.id ?? 0 } }] },
      select: ['id', 'documentId', 'locale'],
      orderBy: { id: 'asc' },
      limit: PAGE,
    });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/**
 * The records of a collection whose phone field has one of these numbers, in any usual writing: asked for
 * by what is known, so that nothing is read but what may fit.
 */
export async function findByNumber(
  strapi: Core.Strapi,
  records: RecordReader,
  collection: Collection & { setting: CollectionSetting },
  phones: string[],
  country: string | null,
): Promise<RecordOfNumber[]> {
  const { uid, setting } = collection;
  const resolved = resolvePath(strapi, uid, setting.phoneField);
  const steps = parsePath(setting.phoneField);
  if (!resolved.ok || !steps || phones.length === 0) return [];
  const forms = [...new Set(phones.flatMap(writingsOf).flatMap(formsOf))];
  const isText = TEXTS.has(resolved.type);
  if (!isText && resolved.type !== 'biginteger') return [];
  const wanted = isText ? forms : forms.filter((form) => /^[1-9]\d{0,17}$/.test(form));
  const where = steps.reduceRight<object>((inner, { name }) => ({ [name]: inner }), {
    $in: wanted,
  });
  const found = await listRows(strapi, uid, where);
  const references = new Map(found.map((one) => [one.documentId, one]));
  const read = await records.readMany(uid, [...references.values()], {
    status: statusOf(collection),
    paths: [setting.phoneField],
    reader: null,
  });
  return [...read].flatMap(([documentId, { values }]) => {
    // At home the same digits may be somebody else's.
    const { phone } = readPhone(values.get(setting.phoneField), country, parsePhone);
    const match = phone && phones.find((one) => isSameNumber(one, phone.e164));
    return match ? [{ documentId, phone: match }] : [];
  });
}
