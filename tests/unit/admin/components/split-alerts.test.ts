import {
  splitAlerts,
  SHOWN_AT_FIRST,
} from '../../../../admin/src/components/AlertBanner/split-alerts';
import type { Alert, AlertSeverity } from '../../../../shared/contracts/alerts';

const alert = (documentId: string, severity: AlertSeverity, day: number): Alert => ({
  documentId,
  kind: 'template.paused',
  severity,
  messageKey: 'alert.template.paused',
  params: {},
  message: '',
  openedAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
  accountName: null,
  accountDocumentId: null,
  templateDocumentId: null,
  campaignDocumentId: null,
  automationDocumentId: null,
  canDismiss: true,
});

const alerts = [
  alert('old danger', 'danger', 1),
  alert('info', 'info', 9),
  alert('warning', 'warning', 5),
  alert('new danger', 'danger', 2),
  alert('older info', 'info', 8),
];

const idsOf = (shown: Alert[]) => shown.map(({ documentId }) => documentId);

describe('Alerts on top of a page', () => {
  it('begin with the gravest, of those with the newest, and hide the rest', () => {
    const { shown, hidden } = splitAlerts(alerts, false);
    expect(idsOf(shown)).toEqual(['new danger', 'old danger', 'warning']);
    expect(hidden).toBe(alerts.length - SHOWN_AT_FIRST);
  });

  it('all stand there once they are opened', () => {
    const { shown, hidden } = splitAlerts(alerts, true);
    expect(idsOf(shown)).toEqual(['new danger', 'old danger', 'warning', 'info', 'older info']);
    expect(hidden).toBe(0);
  });
});
