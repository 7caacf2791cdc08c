import { Badge, Flex, IconButton, Typography } from '@strapi/design-system';
import { Eye, Lock, Pencil, WarningCircle } from '@strapi/icons';
import { Table, useRBAC } from '@strapi/strapi/admin';
import { Link, useNavigate } from 'react-router-dom';
import type { Collection } from '../../../../shared/contracts/collections';
import { RowTable, type RowPlace } from '../../components/RowTable';
import { RowLink } from '../../components/RowLink';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { collectionPath } from './paths';

interface CollectionTableProps {
  collections: Collection[];
  isLoading: boolean;
}

const COLUMNS = ['name', 'enabled', 'phoneField', 'source', 'actions'] as const;

/** The collections as rows. */
export function CollectionTable({ collections, isLoading }: CollectionTableProps) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.settings);
  const headers = COLUMNS.map((name) => ({ name, label: text(`collections.column.${name}`) }));
  return (
    <RowTable
      rows={collections}
      idOf={({ uid }) => uid}
      headers={headers}
      isLoading={isLoading}
      loadingText={text('collections.loading')}
    >
      {(collection) => (
        <CollectionRow
          key={collection.uid}
          collection={collection}
          canEdit={allowedActions.canUpdate === true && !collection.isLocked}
        />
      )}
    </RowTable>
  );
}

interface CollectionRowProps extends RowPlace {
  collection: Collection;
  canEdit: boolean;
}

function CollectionRow({ collection, canEdit, ...place }: CollectionRowProps) {
  const text = useText();
  const { sayWords } = useSentences();
  const navigate = useNavigate();
  const { uid, displayName, setting, source, isLocked, problems } = collection;
  const path = collectionPath(uid);
  const isOn = setting?.enabled === true;
  return (
    <Table.Row {...place} onClick={() => navigate(path)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          <RowLink to={path} onClick={(event) => event.stopPropagation()}>
            {displayName}
          </RowLink>
          <Typography variant="pi" textColor="neutral600">
            {uid}
          </Typography>
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Badge variant={isOn ? 'success' : 'neutral'}>
          {text(isOn ? 'collections.on' : 'collections.off')}
        </Badge>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography>{setting?.phoneField || '–'}</Typography>
          {problems.map((problem) => (
            <Flex key={problem} gap={1} alignItems="flex-start">
              <WarningCircle aria-hidden fill="danger600" />
              <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
                {sayWords(problem)}
              </Typography>
            </Flex>
          ))}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Flex gap={2}>
          {isLocked && <Lock aria-hidden />}
          <Typography>{text(`collections.source.${source}`)}</Typography>
        </Flex>
      </Table.Cell>
      <Table.Cell onClick={(event) => event.stopPropagation()}>
        <Flex justifyContent="flex-end">
          <IconButton
            tag={Link}
            to={path}
            variant="ghost"
            label={text(canEdit ? 'collections.edit' : 'collections.view', { name: displayName })}
          >
            {canEdit ? <Pencil /> : <Eye />}
          </IconButton>
        </Flex>
      </Table.Cell>
    </Table.Row>
  );
}
