import { VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { Bar } from '../Bar';

interface FigureTableProps {
  /** What the rows are, read out. */
  caption: string;
  columns: string[];
  rows: {
    key: string;
    name: ReactNode;
    /** One for each column behind the first. */
    cells: ReactNode[];
    /** The part of the whole, from 0 to 1; draws a bar below the name. */
    share?: number;
  }[];
}

/** Figures with their names; a bar shows what the numbers beside it say. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    <Scroll>
      <table>
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, share }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                {share !== undefined && (
                  <Below>
                    <Bar share={share} />
                  </Below>
                )}
              </th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Says a part of a whole in percent. */
export function useShare() {
  const { formatNumber } = useIntl();
  return (part: number, whole: number): string =>
    whole === 0 ? '–' : formatNumber(part / whole, { style: 'percent', maximumFractionDigits: 1 });
}

const Scroll = styled.div`
  overflow-x: auto;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-variant-numeric: tabular-nums;

  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: ${({ theme }) => theme.spaces[2]};
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: end;
    vertical-align: top;
  }
  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
  }
  th:first-child {
    text-align: start;
    overflow-wrap: anywhere;
  }
`;

const Below = styled.div`
  margin-block-start: ${({ theme }) => theme.spaces[1]};
`;
