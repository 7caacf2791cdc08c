import {
  collectionInput,
  collectionValues,
} from '../../../../admin/src/pages/Collections/collection-values';
import type { Collection } from '../../../../shared/contracts/collections';

const collection: Collection = {
  uid: 'api::order.order',
  displayName: 'Order',
  hasDraftAndPublish: true,
  isLocalized: false,
  setting: null,
  source: 'none',
  isLocked: false,
  problems: [],
};

describe('The form of a collection', () => {
  it('starts switched off, and with published values where there are any', () => {
    expect(collectionValues(collection)).toMatchObject({ enabled: false, valuesFrom: 'published' });
    expect(collectionValues({ ...collection, hasDraftAndPublish: false }).valuesFrom).toBe('draft');
  });

  it('keeps what it does not show', () => {
    const setting = {
      enabled: true,
      phoneField: 'phone',
      consentField: 'mayWrite',
      valuesFrom: 'draft' as const,
    };
    const values = collectionValues({ ...collection, setting });
    expect(collectionInput({ ...values, phoneField: 'customer.phone' }, setting)).toMatchObject({
      phoneField: 'customer.phone',
      consentField: 'mayWrite',
      valuesFrom: 'draft',
    });
  });
});
