import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { Pagination } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link, useLocation } from 'react-router-dom';
import type { MessagePage } from '../../../../shared/contracts/messages';
import { PAGE_SIZE } from '../../hooks/read-paging';
import { useText } from '../../hooks/use-text';

/** The way to newer and older messages, and how far was looked where that is not everything. */
export function PlaceLinks({ meta: { pagination, places } }: Pick<MessagePage, 'meta'>) {
  const text = useText();
  const { formatDate } = useIntl();
  const { search } = useLocation();
  const to = (place: { before: string } | { after: string } | null): string => {
    const params = new URLSearchParams(search);
    for (const name of ['page', 'before', 'after']) params.delete(name);
    for (const [name, value] of Object.entries(place ?? {})) params.set(name, value);
    return `?${params.toString()}`;
  };
  const { before, after, searchedTo } = places;
  const asked = new URLSearchParams(search);
  const isBack = asked.has('before') && !asked.has('after');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {searchedTo && (
        <Typography textColor="neutral800" role="status">
          {text('messages.searchedTo', {
            time: formatDate(searchedTo, { dateStyle: 'long', timeStyle: 'short' }),
          })}
        </Typography>
      )}
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Pagination.Root defaultPageSize={PAGE_SIZE} total={pagination.total}>
          <Pagination.PageSize />
        </Pagination.Root>
        <Flex tag="nav" aria-label={text('messages.places')} gap={2} paddingBottom={4} wrap="wrap">
          {before && (
            <>
              <LinkButton tag={Link} to={to(null)} variant="tertiary" size="S">
                {text('messages.places.first')}
              </LinkButton>
              <LinkButton
                tag={Link}
                to={to({ before })}
                variant="tertiary"
                size="S"
                startIcon={<ChevronLeft aria-hidden />}
              >
                {text(searchedTo && isBack ? 'messages.places.searchOn' : 'messages.places.before')}
              </LinkButton>
            </>
          )}
          {after && (
            <LinkButton
              tag={Link}
              to={to({ after })}
              variant="tertiary"
              size="S"
              endIcon={<ChevronRight aria-hidden />}
            >
              {text(searchedTo && !isBack ? 'messages.places.searchOn' : 'messages.places.after')}
            </LinkButton>
          )}
        </Flex>
      </Flex>
    </Flex>
  );
}
