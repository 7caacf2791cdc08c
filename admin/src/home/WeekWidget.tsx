import { Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { usePersistentState, Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { BilledCount, DayCounts, Week } from '../../../shared/domain/home-week';
import { PLUGIN_ID } from '../../../shared/plugin';
import { useWhatsappGetWeekQuery } from '../api/home';
import { useText, useTextIfAny } from '../hooks/use-text';
import { timeZoneHere } from './time-zone-here';

const FIGURES = ['sent', 'delivered', 'read', 'failed'] as const satisfies (keyof DayCounts)[];

/** More are told in the table. */
const MOST_BILLED = 4;

/** How many messages went out in the last seven days, and what has become of them. */
export default function WeekWidget() {
  const text = useText();
  // Strapi draws the widgets anew when it has looked again at who may see what.
  const [isTable, setIsTable] = usePersistentState(`${PLUGIN_ID}.home.weekAsTable`, false);
  const { data, isError } = useWhatsappGetWeekQuery(timeZoneHere(), {
    refetchOnMountOrArgChange: true,
  });
  if (!data) return isError ? <Widget.Error /> : <Widget.Loading />;
  const { total } = data;
  if (total.sent + total.failed === 0)
    return <Widget.NoData>{text('home.week.none')}</Widget.NoData>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Totals total={total} />
      {isTable ? <DayTable week={data} /> : <DayChart week={data} />}
      <Billed billed={isTable ? data.billed : data.billed.slice(0, MOST_BILLED)} />
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {text('home.week.zone', { timeZone: data.timeZone })}
        </Typography>
        <Button variant="tertiary" size="S" onClick={() => setIsTable(!isTable)}>
          {text(isTable ? 'home.week.asChart' : 'home.week.asTable')}
        </Button>
      </Flex>
    </Flex>
  );
}

function Totals({ total }: { total: DayCounts }) {
  const text = useText();
  const { formatNumber } = useIntl();
  return (
    <Flex tag="dl" gap={5} wrap="wrap">
      {FIGURES.map((name) => (
        <Flex key={name} direction="column-reverse" alignItems="flex-start">
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {text(`home.week.${name}`)}
          </Typography>
          <Typography tag="dd" variant="beta" textColor="neutral800">
            {formatNumber(total[name])}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}

function useDayName() {
  const { formatDate } = useIntl();
  return (day: string, weekday: 'short' | 'long'): string =>
    // A day of the calendar, which has no time zone.
    formatDate(`${day}T12:00:00Z`, { weekday, day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** A bar a day: as high as what went out, filled as far as it was delivered; what failed stands above it. */
function DayChart({ week }: { week: Week }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const nameOf = useDayName();
  const most = Math.max(1, ...week.days.map(({ sent, failed }) => sent + failed));
  const share = (count: number) => `${(count / most) * 100}%`;
  return (
    <Chart role="img" aria-label={text('home.week.chart', { ...week.total })}>
      {week.days.map(({ day, sent, delivered, failed }) => (
        <Column
          key={day}
          title={text('home.week.day', { day: nameOf(day, 'long'), sent, delivered, failed })}
        >
          <Typography variant="pi" textColor="neutral800">
            {formatNumber(sent + failed)}
          </Typography>
          <Bars>
            <Bar $part="failed" style={{ height: share(failed) }} />
            <Bar $part="sent" style={{ height: share(Math.max(0, sent - delivered)) }} />
            <Bar $part="delivered" style={{ height: share(delivered) }} />
          </Bars>
          <Typography variant="pi" textColor="neutral600">
            {nameOf(day, 'short').split(/[ ,]/)[0]}
          </Typography>
        </Column>
      ))}
    </Chart>
  );
}

function DayTable({ week }: { week: Week }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const nameOf = useDayName();
  return (
    <Table colCount={FIGURES.length + 1} rowCount={week.days.length + 1}>
      <Thead>
        <Tr>
          <Th>
            <Typography variant="sigma">{text('home.week.dayColumn')}</Typography>
          </Th>
          {FIGURES.map((name) => (
            <Th key={name}>
              <Typography variant="sigma">{text(`home.week.${name}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {week.days.map((counts) => (
          <Tr key={counts.day}>
            <Td>
              <Typography textColor="neutral800">{nameOf(counts.day, 'short')}</Typography>
            </Td>
            {FIGURES.map((name) => (
              <Td key={name}>
                <Typography textColor="neutral800">{formatNumber(counts[name])}</Typography>
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What Meta delivered, by what it bills; prices are Meta's to tell. */
function Billed({ billed }: { billed: BilledCount[] }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const { locale, formatNumber } = useIntl();
  if (billed.length === 0) return null;
  const countries = new Intl.DisplayNames([locale], { type: 'region' });
  const sayCategory = (category: string | null): string =>
    category === null
      ? text('home.week.category.none')
      : (textIfAny(`home.week.category.${category.toLowerCase()}`) ?? category);
  return (
    <div>
      <Typography variant="sigma" tag="h3" textColor="neutral600">
        {text('home.week.billed')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {billed.map(({ category, country, count }) => (
          <Flex tag="li" key={`${category} ${country}`} justifyContent="space-between" gap={4}>
            <Typography textColor="neutral800">
              {text('home.week.billedFor', {
                category: sayCategory(category),
                country:
                  country === null
                    ? text('home.week.country.none')
                    : (countries.of(country) ?? country),
              })}
            </Typography>
            <Typography textColor="neutral800">{formatNumber(count)}</Typography>
          </Flex>
        ))}
      </Flex>
    </div>
  );
}

const Chart = styled.div`
  display: flex;
  align-items: flex-end;
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Column = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
`;

const Bars = styled.div`
  display: flex;
  flex-direction: column;
  justify-content: flex-end;
  inline-size: 100%;
  max-inline-size: 4rem;
  block-size: 9rem;
`;

/** Told apart also without colour: what is not delivered is only outlined, what failed is striped. */
const Bar = styled.div<{ $part: 'sent' | 'delivered' | 'failed' }>`
  box-sizing: border-box;
  ${({ theme, $part }) =>
    ({
      delivered: `background: ${theme.colors.primary600};`,
      sent: `background: ${theme.colors.neutral0}; border-inline: 2px solid ${theme.colors.primary600}; border-block-start: 2px solid ${theme.colors.primary600};`,
      failed: `background: repeating-linear-gradient(45deg, ${theme.colors.danger600} 0 3px, ${theme.colors.neutral0} 3px 6px);`,
    })[$part]}
`;
