import { Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { TemplateSummary } from '../../../../../shared/contracts/templates';
import { CATEGORIES } from '../../../../../shared/domain/template/template';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowLink } from '../../../components/RowLink';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText, type TextKey } from '../../../hooks/use-text';
import { languageName } from '../content/languages';
import { templatePath } from '../paths';
import { StatusBadge } from '../StatusBadge';
import { useRejection } from '../use-rejection';
import { RowMenu } from './RowMenu';

interface TemplateTableProps {
  templates: TemplateSummary[];
  isLoading: boolean;
  canManage: boolean;
}

const SORTABLE = ['name', 'category', 'language', 'status', 'updatedAt'];

const COLUMNS = [
  'name',
  'category',
  'language',
  'status',
  'appliesTo',
  'account',
  'updatedAt',
] as const;

const Reason = styled(Typography)`
  min-width: 15rem;
  white-space: normal;
`;

/** The templates as rows. */
export function TemplateTable({ templates, isLoading, canManage }: TemplateTableProps) {
  const text = useText();
  const rows = templates.map((template) => ({ id: template.documentId, ...template }));
  const headers = COLUMNS.map((name) => ({
    name,
    label: text(`templates.column.${name}`),
    sortable: SORTABLE.includes(name),
  }));
  return (
    <Table.Root rows={rows} headers={headers} isLoading={isLoading}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
          {canManage && (
            <Table.HeaderCell name="actions" label={text('templates.column.actions')} />
          )}
        </Table.Head>
        <Table.Loading>{text('templates.loading')}</Table.Loading>
        <Table.Body>
          {rows.map((template) => (
            <TemplateRow key={template.id} template={template} canManage={canManage} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function TemplateRow({ template, canManage }: { template: TemplateSummary; canManage: boolean }) {
  const text = useText();
  const { locale } = useIntl();
  const navigate = useNavigate();
  const rejection = useRejection();
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  const { documentId, name, label, language, category, status, appliesTo } = template;
  const path = templatePath(documentId);
  const collection = collections.find(({ uid }) => uid === appliesTo);
  const isKnown = (CATEGORIES as readonly string[]).includes(category);

  return (
    <Table.Row onClick={() => navigate(path)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          <RowLink to={path} onClick={(event) => event.stopPropagation()}>
            {label || name || text('templates.untitled')}
          </RowLink>
          {label && (
            <Typography variant="pi" textColor="neutral600">
              {name}
            </Typography>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          {isKnown ? text(`templates.category.${category}` as TextKey) : category}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography title={language}>{languageName(language, locale)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <StatusBadge status={status} />
          {status === 'REJECTED' && (
            <Reason variant="pi" textColor="neutral800">
              {rejection(template.rejectedReason)}
            </Reason>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          {appliesTo ? (collection?.displayName ?? appliesTo) : text('templates.appliesTo.any')}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography>{template.accountName ?? '–'}</Typography>
          {template.accountIsSandbox && <SandboxBadge />}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <RelativeTime time={template.updatedAt} />
        </Typography>
      </Table.Cell>
      {canManage && (
        <Table.Cell onClick={(event) => event.stopPropagation()}>
          <RowMenu template={template} />
        </Table.Cell>
      )}
    </Table.Row>
  );
}
