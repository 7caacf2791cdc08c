import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import type { RunQuery } from '../../../../../shared/contracts/automations';
import { RUN_STATES } from '../../../../../shared/domain/automation/automation';
import {
  useWhatsappListAutomationsQuery,
  useWhatsappListRunsQuery,
} from '../../../api/automations';
import { FilterChoice } from '../../../components/FilterChoice';
import { ListFrame } from '../../../components/ListFrame';
import { RecordFilter } from '../../../components/RecordFilter';
import { readPaging } from '../../../hooks/read-paging';
import { useListUrl, type ListUrl } from '../../../hooks/use-list-url';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useText } from '../../../hooks/use-text';
import { BackToAutomations } from '../BackToAutomations';
import { RunTable } from './RunTable';

const FILTERS = ['automation', 'state', 'recordUid', 'recordDocumentId'] as const;

type RunsUrl = ListUrl<(typeof FILTERS)[number]>;

const REFRESH_EVERY = 5_000;

/** What automations did, and why they left something out. */
export default function RunsPage() {
  const text = useText();
  const isVisible = usePageVisible();
  const list = useListUrl(FILTERS);
  const answer = useWhatsappListRunsQuery(readQuery(list.url), {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });
  const runs = answer.data?.data ?? [];
  return (
    <Page.Main>
      <Page.Title>{text('runs.title')}</Page.Title>
      <ListFrame
        of="runs"
        list={list}
        answer={answer}
        rowCount={runs.length}
        navigationAction={<BackToAutomations />}
        filters={<RunFilters list={list} />}
      >
        <RunTable runs={runs} />
      </ListFrame>
    </Page.Main>
  );
}

/** More automations than anybody has; the one that the address names is shown in any case. */
const MANY = 100;

function RunFilters({ list: { url, change } }: { list: RunsUrl }) {
  const text = useText();
  const { data } = useWhatsappListAutomationsQuery({ page: 1, pageSize: MANY });
  const automations = (data?.data ?? []).map(({ documentId, name }) => ({
    value: documentId,
    label: name || text('automations.unnamed'),
  }));
  const isKnown = automations.some(({ value }) => value === url.automation);
  return (
    <>
      {url.automation && !isKnown ? (
        <Flex>
          <Tag
            icon={<Cross />}
            label={text('runs.filter.automation.clear')}
            onClick={() => change({ automation: undefined })}
          >
            {text('runs.filter.automation.one')}
          </Tag>
        </Flex>
      ) : (
        <FilterChoice
          label={text('runs.filter.automation')}
          value={url.automation}
          options={automations}
          onChange={(automation) => change({ automation })}
        />
      )}
      <FilterChoice
        label={text('runs.filter.state')}
        value={url.state}
        options={RUN_STATES.map((state) => ({ value: state, label: text(`run.state.${state}`) }))}
        onChange={(state) => change({ state })}
      />
      {url.recordUid && (
        <RecordFilter
          of="runs"
          uid={url.recordUid}
          onClear={() => change({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
    </>
  );
}

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: RunsUrl['url']): RunQuery {
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (url[name] ? [[name, url[name]] as const] : [])),
  );
  return { ...filters, ...(url.sort && { sort: url.sort }), ...readPaging(url) };
}
