import { Th, Typography, VisuallyHidden, type RawTdProps } from '@strapi/design-system';
import { CaretDown } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { withEncodedSearch } from '../hooks/with-encoded-search';

interface HeaderCellProps extends Pick<RawTdProps, 'coords'> {
  name: string;
  label: string;
  sortable?: boolean;
  /** Whether the label is only read out, as the cells below speak for themselves. */
  isUnseen?: boolean;
  /** How the list stands while the address does not say, e.g. `updatedAt:DESC`. */
  defaultSort?: string;
  /** Given by the row, like `coords`. */
  'aria-colindex'?: number;
}

/**
 * The head of a column, which sorts by it. Unlike Strapi's own it hands its place on to the grid, without
 * which neither it nor the rows below can be reached by key.
 */
export function HeaderCell({
  name,
  label,
  sortable = false,
  isUnseen = false,
  defaultSort = '',
  ...place
}: HeaderCellProps) {
  const [{ query }, setQuery] = useQueryParams<{ sort?: string; _q?: string; page?: string }>();
  const [sortedBy, order] = (query.sort || defaultSort).split(':');
  const isSorted = sortable && sortedBy === name;
  const isUp = order?.toUpperCase() !== 'DESC';
  const title = (
    <Typography textColor="neutral600" tag="span" variant="sigma">
      {label}
    </Typography>
  );
  if (!sortable)
    return (
      <Th {...place} role="columnheader">
        {isUnseen ? <VisuallyHidden>{title}</VisuallyHidden> : title}
      </Th>
    );

  const onSort = () => {
    const sort = `${name}:${isSorted && isUp ? 'DESC' : 'ASC'}`;
    setQuery(withEncodedSearch(query, { sort, page: undefined }));
  };
  return (
    <Th
      {...place}
      role="columnheader"
      aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : undefined}
    >
      <Sort type="button" onClick={onSort}>
        {title}
        {isSorted && (
          <Direction aria-hidden $isUp={isUp} width="1.2rem" height="1.2rem" fill="neutral600" />
        )}
      </Sort>
    </Th>
  );
}

const Sort = styled.button`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  min-height: 2.4rem;
  padding: 0;
  border: 0;
  background: none;
  cursor: pointer;
`;

const Direction = styled(CaretDown)<{ $isUp: boolean }>`
  transform: rotate(${({ $isUp }) => ($isUp ? '180deg' : '0')});
`;
