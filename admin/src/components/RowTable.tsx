import { Table } from '@strapi/strapi/admin';
import type { ReactElement } from 'react';
import { HeaderCell } from './HeaderCell';

interface RowTableProps<Row> {
  rows: Row[];
  idOf: (row: Row) => string;
  headers: { name: string; label: string; sortable?: boolean; isUnseen?: boolean }[];
  /** How the list stands while the address does not say, e.g. `updatedAt:DESC`. */
  defaultSort?: string;
  isLoading?: boolean;
  loadingText?: string;
  /** A row, with its key; the body gives it its place, which it hands on to `Table.Row`. */
  children: (row: Row) => ReactElement<RowPlace>;
}

/** Given to a row by the body of the table; the cells know by it where they are. */
export interface RowPlace {
  'aria-rowindex'?: number;
}

/** A table with a head that sorts, one thing a row. */
export function RowTable<Row extends object>({
  rows,
  idOf,
  headers,
  defaultSort,
  isLoading = false,
  loadingText,
  children,
}: RowTableProps<Row>) {
  return (
    <Table.Root
      rows={rows.map((row) => ({ ...row, id: idOf(row) }))}
      headers={headers}
      isLoading={isLoading}
    >
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <HeaderCell key={header.name} {...header} defaultSort={defaultSort} />
          ))}
        </Table.Head>
        {loadingText !== undefined && <Table.Loading>{loadingText}</Table.Loading>}
        <Table.Body>{rows.map(children)}</Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
