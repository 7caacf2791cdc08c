import { DatePicker } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { dayOf, momentOf } from '../hooks/days';

interface DayFilterProps {
  label: string;
  /** As the address has it. */
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** Narrows a list by a day. */
export function DayFilter({ label, day, onChange }: DayFilterProps) {
  const { locale } = useIntl();
  const moment = momentOf(day, 'first');
  return (
    <DatePicker
      size="S"
      aria-label={label}
      placeholder={label}
      locale={locale}
      value={moment ? new Date(moment) : undefined}
      onChange={(date: Date | undefined) => onChange(date ? dayOf(date) : undefined)}
      onClear={() => onChange(undefined)}
    />
  );
}
