import { styled } from 'styled-components';
import type { CampaignFile } from '../../../../../shared/contracts/campaigns';
import { useText } from '../../../hooks/use-text';

interface SampleTableProps {
  file: CampaignFile;
  /** The columns that are taken for something. */
  marked: string[];
}

const SHOWN = 20;

/** The first rows of a file as they were read. */
export function SampleTable({ file, marked }: SampleTableProps) {
  const text = useText();
  const rows = file.sample.slice(0, SHOWN);
  const label = text('audience.csv.sample', { count: rows.length });
  return (
    // It scrolls, so it must be reached by key.
    <Scroll role="region" aria-label={label} tabIndex={0}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {file.columns.map((column) => (
              <th key={column} scope="col" data-marked={marked.includes(column) || undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {file.columns.map((column) => (
                <td key={column} dir="auto" data-marked={marked.includes(column) || undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

const Scroll = styled.div`
  max-height: 40rem;
  overflow: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;

  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding: ${({ theme }) => theme.spaces[2]};
    text-align: start;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[2]}`};
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    white-space: nowrap;
  }
  th {
    font-weight: 600;
  }
  [data-marked] {
    font-weight: 600;
  }
`;
