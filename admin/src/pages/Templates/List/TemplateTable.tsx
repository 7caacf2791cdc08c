import { Badge, Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { TemplateGroup } from '../../../../../shared/contracts/templates';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { useWhatsappListAccountsQuery } from '../../../api/accounts';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText, type TextKey } from '../../../hooks/use-text';
import { templatePath } from '../paths';
import { mainLanguage, readRate } from './groups';
import { DEFAULT_SORT } from './list-query';
import { LanguageChips } from './LanguageChips';
import { RowMenu } from './RowMenu';
import { TemplateLink } from './TemplateLink';

interface TemplateTableProps {
  groups: TemplateGroup[];
  isLoading: boolean;
  canManage: boolean;
}

const SORTABLE = ['name', 'category', 'updatedAt'];

const COLUMNS = [
  'name',
  'category',
  'languages',
  'appliesTo',
  'account',
  'sent',
  'readRate',
  'clicks',
  'updatedAt',
] as const;

type Column = (typeof COLUMNS)[number];

/** The templates as rows, one a name. */
export function TemplateTable({ groups, isLoading, canManage }: TemplateTableProps) {
  const text = useText();
  const columns = useColumns(groups);
  const headers = [
    ...columns.map((name) => ({
      name,
      label: text(`templates.column.${name}`),
      sortable: SORTABLE.includes(name),
    })),
    ...(canManage
      ? [{ name: 'actions', label: text('templates.column.actions'), isUnseen: true }]
      : []),
  ];
  return (
    <RowTable
      rows={groups}
      idOf={idOf}
      headers={headers}
      defaultSort={DEFAULT_SORT}
      isLoading={isLoading}
      loadingText={text('templates.loading')}
    >
      {(group) => (
        <GroupRow key={idOf(group)} group={group} columns={columns} canManage={canManage} />
      )}
    </RowTable>
  );
}

const idOf = ({ businessAccountId, name, languages }: TemplateGroup): string =>
  // Drafts without a name are no group.
  `${businessAccountId}/${name || languages[0]?.documentId}`;

/** What is the same for all, or nothing for all, takes no room. */
function useColumns(groups: TemplateGroup[]): Column[] {
  const { data: accounts = [] } = useWhatsappListAccountsQuery();
  const isEmpty: Partial<Record<Column, boolean>> = {
    account: accounts.length < 2,
    clicks: groups.every(({ clicks }) => clicks === 0),
  };
  return COLUMNS.filter((column) => !isEmpty[column]);
}

interface GroupRowProps extends RowPlace {
  group: TemplateGroup;
  columns: Column[];
  canManage: boolean;
}

function GroupRow({ group, columns, canManage, ...place }: GroupRowProps) {
  const navigate = useNavigate();
  const { locale } = useIntl();
  const first = mainLanguage(group.languages, locale);
  return (
    <Table.Row
      {...place}
      onClick={() => first && navigate(templatePath(first.documentId))}
      style={{ cursor: 'pointer' }}
      data-template-name={group.name}
    >
      {columns.map((column) => {
        const Cell = CELLS[column];
        return (
          <Table.Cell key={column}>
            <Cell group={group} />
          </Table.Cell>
        );
      })}
      {canManage && (
        <Table.Cell onClick={(event) => event.stopPropagation()}>
          <RowMenu group={group} />
        </Table.Cell>
      )}
    </Table.Row>
  );
}

type CellProps = { group: TemplateGroup };

const CELLS = {
  name: NameCell,
  category: CategoryCell,
  languages: ({ group }) => <LanguageChips languages={group.languages} />,
  appliesTo: AppliesToCell,
  account: ({ group }) => <Typography>{group.accountName ?? '–'}</Typography>,
  sent: ({ group }) => <Count value={group.sent} />,
  readRate: ReadRateCell,
  clicks: ({ group }) => <Count value={group.clicks} />,
  updatedAt: ({ group }) => (
    <Typography>
      <RelativeTime time={group.updatedAt} />
    </Typography>
  ),
} satisfies Record<Column, React.ComponentType<CellProps>>;

function NameCell({ group: { name, label, languages, accountIsSandbox } }: CellProps) {
  const text = useText();
  const { locale } = useIntl();
  const first = mainLanguage(languages, locale);
  const title = name || text('templates.untitled');
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
      {first ? <TemplateLink documentId={first.documentId}>{title}</TemplateLink> : title}
      {label && (
        <Typography variant="pi" textColor="neutral600">
          {label}
        </Typography>
      )}
      {accountIsSandbox && <SandboxBadge />}
    </Flex>
  );
}

function CategoryCell({ group: { category } }: CellProps) {
  const text = useText();
  const isKnown = (CATEGORIES as readonly string[]).includes(category);
  return <Badge>{isKnown ? text(`templates.category.${category}` as TextKey) : category}</Badge>;
}

function AppliesToCell({ group: { appliesTo } }: CellProps) {
  const text = useText();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  const collection = collections.find(({ uid }) => uid === appliesTo);
  return (
    <Typography>
      {appliesTo ? (collection?.displayName ?? appliesTo) : text('templates.appliesTo.any')}
    </Typography>
  );
}

function Count({ value }: { value: number }) {
  const { formatNumber } = useIntl();
  return <Typography>{formatNumber(value)}</Typography>;
}

function ReadRateCell({ group }: CellProps) {
  const { formatNumber } = useIntl();
  const rate = readRate(group);
  return (
    <Typography>
      {rate === null ? '–' : formatNumber(rate, { style: 'percent', maximumFractionDigits: 0 })}
    </Typography>
  );
}
