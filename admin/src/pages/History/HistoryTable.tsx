import { Link, TextButton, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import type { HistoryEntry } from '../../../../shared/contracts/history';
import { RelativeTime } from '../../components/RelativeTime';
import { RowTable, type RowPlace } from '../../components/RowTable';
import { useText } from '../../hooks/use-text';
import { subjectPath } from './subject-path';
import { useEntryWords } from './use-entry-words';

const COLUMNS = ['at', 'actor', 'what', 'details'] as const;

interface HistoryTableProps {
  entries: HistoryEntry[];
  /** Shows what one person did and nothing else. */
  onlyBy: (user: string) => void;
}

/** The history as a table, an entry a row. */
export function HistoryTable({ entries, onlyBy }: HistoryTableProps) {
  const text = useText();
  const headers = COLUMNS.map((name) => ({ name, label: text(`history.column.${name}`) }));
  return (
    <RowTable rows={entries} idOf={({ documentId }) => documentId} headers={headers}>
      {(entry) => <Row key={entry.documentId} entry={entry} onlyBy={onlyBy} />}
    </RowTable>
  );
}

interface RowProps extends RowPlace {
  entry: HistoryEntry;
  onlyBy: (user: string) => void;
}

function Row({ entry, onlyBy, ...place }: RowProps) {
  const text = useText();
  const words = useEntryWords();
  const { user } = entry;
  const path = subjectPath(entry);
  const actor = words.actorOf(entry);
  return (
    <Table.Row {...place}>
      <Table.Cell>
        <Typography textColor="neutral800">
          <RelativeTime time={entry.at} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        {user === null ? (
          <Typography textColor="neutral800">{actor}</Typography>
        ) : (
          <TextButton
            aria-label={text('history.onlyBy', { name: actor })}
            onClick={() => onlyBy(String(user))}
          >
            {actor}
          </TextButton>
        )}
      </Table.Cell>
      <Table.Cell>
        {path ? (
          <Link tag={NavLink} to={path}>
            {words.whatOf(entry)}
          </Link>
        ) : (
          <Typography textColor="neutral800">{words.whatOf(entry)}</Typography>
        )}
      </Table.Cell>
      <Table.Cell>
        <Typography variant="pi" textColor="neutral700" dir="auto">
          {words.detailsOf(entry)}
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}
