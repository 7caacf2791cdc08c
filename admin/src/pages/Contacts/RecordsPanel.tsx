import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { LinkedRecord } from '../../../../shared/contracts/contacts';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';

const pathOf = ({ uid, documentId, locale }: LinkedRecord) =>
  `/content-manager/collection-types/${uid}/${documentId}` +
  (locale ? `?plugins[i18n][locale]=${encodeURIComponent(locale)}` : '');

/** The records that have somebody's number, of every collection that takes part. */
export function RecordsPanel({ records }: { records: LinkedRecord[] }) {
  const text = useText();
  return (
    <Panel title={text('contact.records')} intro={text('contact.records.intro')}>
      {records.length === 0 ? (
        <Typography textColor="neutral600">{text('contact.records.empty')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {records.map((record) => (
            <Flex
              tag="li"
              key={`${record.uid} ${record.documentId}`}
              justifyContent="space-between"
              gap={4}
            >
              <Flex direction="column" alignItems="flex-start">
                <Link tag={NavLink} to={pathOf(record)}>
                  <bdi>{record.title}</bdi>
                </Link>
                {record.subtitle && (
                  <Typography variant="pi" textColor="neutral600" dir="auto">
                    {record.subtitle}
                  </Typography>
                )}
              </Flex>
              <Typography textColor="neutral600">{record.collection}</Typography>
            </Flex>
          ))}
        </Flex>
      )}
    </Panel>
  );
}
