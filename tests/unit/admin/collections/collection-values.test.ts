import {
  checkCollection,
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

  it('shows which field holds the consent, and sends what is chosen or taken back', () => {
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
    expect(collectionInput({ ...values, consentField: null }, setting).consentField).toBeNull();
    expect(collectionValues(collection).consentField).toBeNull();
  });

  it('leaves the portal address out when it is empty, and tells what is wrong with another', () => {
    const values = collectionValues(collection);
    const typed = (portalUrl: string) => ({ ...values, portalUrl });
    expect(collectionInput(typed('  '), null).portalUrl).toBeNull();
    expect(checkCollection(typed(' '))).toEqual([]);
    expect(collectionInput(typed(' https://shop.example/{documentId} '), null).portalUrl).toBe(
      'https://shop.example/{documentId}',
    );
    expect(checkCollection(typed(' https://shop.example/{documentId} '))).toEqual([]);
    expect(checkCollection(typed('shop.example'))).toMatchObject([
      { code: 'url.notAbsolute', path: 'portalUrl' },
    ]);
  });
});
