import { HISTORY_SUBJECTS } from '../../../../shared/contracts/history';
import { useWhatsappListHistoryQuery } from '../../api/history';
import { FilterChoice } from '../../components/FilterChoice';
import { ListFrame } from '../../components/ListFrame';
import { readPaging } from '../../hooks/read-paging';
import { useListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import { HistoryTable } from './HistoryTable';
import { PersonFilter } from './PersonFilter';

const FILTERS = ['subject', 'user'] as const;

/** The history as a list, newest first; every choice stands in the address. */
export function HistoryList() {
  const text = useText();
  const list = useListUrl(FILTERS);
  const { subject, user } = list.url;
  const answer = useWhatsappListHistoryQuery(
    { ...(subject && { subject }), ...(user && { user }), ...readPaging(list.url) },
    { refetchOnMountOrArgChange: true },
  );
  const entries = answer.data?.data ?? [];
  return (
    <ListFrame
      of="history"
      list={list}
      answer={answer}
      rowCount={entries.length}
      filters={
        <>
          <FilterChoice
            label={text('history.filter.subject')}
            value={subject}
            options={HISTORY_SUBJECTS.map((one) => ({
              value: one,
              label: text(`history.subject.${one}`),
            }))}
            onChange={(next) => list.change({ subject: next })}
          />
          <PersonFilter user={user} onChange={(next) => list.change({ user: next })} />
        </>
      }
    >
      <HistoryTable entries={entries} onlyBy={(id) => list.change({ user: id })} />
    </ListFrame>
  );
}
