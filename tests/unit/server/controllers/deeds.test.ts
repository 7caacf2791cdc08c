import { DEEDS } from '../../../../server/src/controllers/deeds';
import { HISTORY_SUBJECTS } from '../../../../shared/contracts/history';
import { routes } from '../../../../server/src/routes';
import en from '../../../../admin/src/translations/en.json';

/** What changes something and is not written down, and why not. */
const NOT_DEEDS: Record<string, string> = {
  'accounts.create': 'its own history',
  'accounts.update': 'its own history',
  'accounts.test': 'changes nothing that people decided',
  'accounts.subscribe': 'its own history',
  'accounts.unsubscribe': 'its own history',
  'accounts.checkReceiving': 'asks Meta',
  'accounts.look': 'asks Meta',
  'accounts.connect': 'its own history',
  'accounts.connectSimulator': 'its own history',
  'accounts.setCallback': 'its own history',
  'accounts.register': 'its own history',
  'health.check': 'asks Meta',
  'health.confirm': 'says itself who ticked it',
  'accounts.takeOver': 'its own history',
  'accounts.renewVerifyToken': 'its own history',
  'accounts.syncTemplates': 'the histories of templates',
  'webhook-log.retry': 'what Meta said has its effect',
  'templates.create': 'its own history',
  'templates.check': 'changes nothing',
  'templates.update': 'its own history',
  'templates.submit': 'its own history',
  'templates.sync': 'its own history',
  'templates.adopt': 'its own history',
  'templates.resolveDrift': 'its own history',
  'templates.unpause': 'its own history',
  'alerts.dismiss': 'changes nothing that the alert is about',
  'preferences.testQueue': 'changes nothing',
  'me.update': 'one’s own number',
  'messages.preview': 'changes nothing',
  'messages.download': 'what somebody sent comes in',
  'conversations.take': 'stands in the thread',
  'conversations.addMember': 'stands in the thread',
  'conversations.removeMember': 'stands in the thread',
  'conversations.close': 'stands in the thread',
  'conversations.reopen': 'stands in the thread',
  'conversations.markRead': 'somebody has looked',
  'conversations.snooze': 'stands in the thread',
  'conversations.setLabels': 'stands in the thread',
  'conversations.setLanguage': 'stands in the thread',
  'inbox.updateMe': 'one’s own notifications',
  'inbox.open': 'nothing is sent yet',
  'inbox.linkRecord': 'stands on the contact',
  'inbox.unlinkRecord': 'stands on the contact',
  'inbox.addFile': 'nothing is sent yet',
  'inbox.preview': 'changes nothing',
  'inbox.download': 'what somebody sent comes in',
  'inbox.addNote': 'stands in the thread',
  'inbox.updateNote': 'stands in the thread',
  'inbox.deleteNote': 'stands in the thread',
  'inbox.typing': 'nothing is sent',
  'campaigns.countAudience': 'changes nothing',
  'campaigns.uploadCsv': 'a draft; whom it goes to is told when it starts',
  'campaigns.preview': 'changes nothing',
  'campaigns.check': 'sends nothing',
  'campaigns.stopCheck': 'sends nothing',
  'campaigns.exclude': 'a draft; whom it goes to is told when it starts',
  'audiences.create': 'a filter with a name',
  'audiences.delete': 'a filter with a name',
  'automations.check': 'changes nothing',
  'automations.dryRun': 'changes nothing',
  'automations.matches': 'changes nothing',
};

const handlers = [
  ...routes.admin.routes.map(({ method, handler }) => ({ method, handler })),
  ...routes['content-api'].routes.map(({ method, handler }) => ({ method, handler })),
];

describe('the history of who did what', () => {
  test.each(handlers.filter(({ method }) => method !== 'GET').map(({ handler }) => handler))(
    '%s is written down, or it is said why not',
    (handler) => {
      expect([handler in DEEDS, handler in NOT_DEEDS]).toContain(true);
      expect(handler in DEEDS && handler in NOT_DEEDS).toBe(false);
    },
  );

  test.each(Object.entries(DEEDS))('%s has words', (handler, { subject, kind }) => {
    expect(handlers.map((one) => one.handler)).toContain(handler);
    expect(HISTORY_SUBJECTS).toContain(subject);
    expect(en).toHaveProperty([`history.what.${subject}.${kind}`]);
  });

  test('files that leave with what people wrote are among it', () => {
    for (const handler of [
      'messages.export',
      'contacts.export',
      'campaign-results.exportRecipients',
    ])
      expect(DEEDS).toHaveProperty([handler]);
  });
});
