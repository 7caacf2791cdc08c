import type { ConsentLanguage, ConsentWords } from './words';

/**
 * What is understood where nobody has set anything else. Only words that mean nothing else when they
 * stand alone: “cancel” may be said of an appointment, and “no” of anything.
 */
const LANGUAGES: ConsentLanguage[] = [
  {
    language: 'en',
    stopAll: ['stop', 'stop all', 'stopall', 'unsubscribe', 'opt out', 'optout'],
    stopMarketing: ['stop promotions', 'stop marketing', 'stop offers'],
    start: ['start', 'unstop', 'subscribe', 'opt in', 'optin'],
    confirmations: {
      stopAll: 'You will not get any more messages from us. To get them again, write START.',
      stopMarketing:
        'You will not get any more promotions from us. To get them again, write START.',
      start: 'You will get our messages again. To end them, write STOP.',
    },
  },
  {
    language: 'de',
    stopAll: ['stopp', 'abmelden', 'abbestellen', 'keine nachrichten mehr'],
    stopMarketing: [
      'keine werbung',
      'keine werbung mehr',
      'werbung stoppen',
      'werbung abbestellen',
    ],
    start: ['start', 'wieder anmelden', 'abonnieren'],
    confirmations: {
      stopAll:
        'Sie erhalten keine weiteren Nachrichten von uns. Um sie wieder zu erhalten, schreiben Sie START.',
      stopMarketing:
        'Sie erhalten keine weitere Werbung von uns. Um sie wieder zu erhalten, schreiben Sie START.',
      start: 'Sie erhalten unsere Nachrichten wieder. Um sie zu beenden, schreiben Sie STOP.',
    },
  },
  {
    language: 'fr',
    stopAll: ['arrêt', 'arrêter', 'arrêtez', 'désabonner', 'me désabonner', 'désinscription'],
    stopMarketing: ['stop pub', 'stop publicité', 'arrêter les promotions', 'plus de publicité'],
    start: ['start', 's’abonner', 'm’abonner', 'réabonner', 'me réabonner'],
    confirmations: {
      stopAll: 'Vous ne recevrez plus de messages de notre part. Pour en recevoir, écrivez START.',
      stopMarketing:
        'Vous ne recevrez plus de publicité de notre part. Pour en recevoir, écrivez START.',
      start: 'Vous recevrez de nouveau nos messages. Pour les arrêter, écrivez STOP.',
    },
  },
  {
    language: 'es',
    stopAll: ['parar', 'baja', 'dar de baja', 'darme de baja', 'cancelar suscripción'],
    stopMarketing: ['no más publicidad', 'detener promociones', 'parar promociones'],
    start: ['alta', 'dar de alta', 'darme de alta', 'suscribir', 'suscribirme'],
    confirmations: {
      stopAll: 'No recibirás más mensajes nuestros. Para volver a recibirlos, escribe ALTA.',
      stopMarketing: 'No recibirás más publicidad nuestra. Para volver a recibirla, escribe ALTA.',
      start: 'Volverás a recibir nuestros mensajes. Para dejar de recibirlos, escribe BAJA.',
    },
  },
  {
    language: 'pt',
    stopAll: ['parar', 'pare', 'sair', 'descadastrar', 'cancelar inscrição'],
    stopMarketing: ['parar promoções', 'interromper promoções', 'sem publicidade'],
    start: ['assinar', 'reativar', 'inscrever', 'quero receber'],
    confirmations: {
      stopAll: 'Você não receberá mais mensagens nossas. Para voltar a receber, escreva ASSINAR.',
      stopMarketing:
        'Você não receberá mais promoções nossas. Para voltar a receber, escreva ASSINAR.',
      start: 'Você voltará a receber nossas mensagens. Para parar, escreva PARAR.',
    },
  },
  {
    language: 'it',
    stopAll: ['disiscrivimi', 'cancellami', 'annulla iscrizione', 'disiscrizione'],
    stopMarketing: ['stop promozioni', 'niente pubblicità', 'interrompi promozioni'],
    start: ['iscrivimi', 'riattiva', 'start'],
    confirmations: {
      stopAll: 'Non riceverai più nostri messaggi. Per riceverli di nuovo, scrivi ISCRIVIMI.',
      stopMarketing:
        'Non riceverai più promozioni da noi. Per riceverle di nuovo, scrivi ISCRIVIMI.',
      start: 'Riceverai di nuovo i nostri messaggi. Per non riceverli più, scrivi STOP.',
    },
  },
  {
    language: 'nl',
    stopAll: ['afmelden', 'uitschrijven', 'opzeggen abonnement'],
    stopMarketing: ['geen reclame', 'geen reclame meer', 'stop reclame'],
    start: ['start', 'weer aanmelden', 'inschrijven', 'abonneren'],
    confirmations: {
      stopAll: 'Je krijgt geen berichten meer van ons. Om ze weer te krijgen, schrijf START.',
      stopMarketing: 'Je krijgt geen reclame meer van ons. Om die weer te krijgen, schrijf START.',
      start: 'Je krijgt onze berichten weer. Om ze te stoppen, schrijf STOP.',
    },
  },
  {
    language: 'pl',
    stopAll: ['wypisz', 'wypisz mnie', 'zatrzymaj'],
    stopMarketing: ['bez reklam', 'koniec reklam', 'stop reklamom'],
    start: ['start', 'zapisz mnie', 'subskrybuj'],
    confirmations: {
      stopAll:
        'Nie będziesz już otrzymywać od nas wiadomości. Aby znów je otrzymywać, napisz START.',
      stopMarketing:
        'Nie będziesz już otrzymywać od nas reklam. Aby znów je otrzymywać, napisz START.',
      start: 'Znów będziesz otrzymywać nasze wiadomości. Aby z nich zrezygnować, napisz STOP.',
    },
  },
  {
    language: 'tr',
    stopAll: ['dur', 'durdur', 'abonelikten çık', 'ret'],
    stopMarketing: ['reklam istemiyorum', 'reklamları durdur', 'kampanyaları durdur'],
    start: ['başlat', 'abone ol', 'yeniden başlat'],
    confirmations: {
      stopAll: 'Artık bizden mesaj almayacaksınız. Yeniden almak için BAŞLAT yazın.',
      stopMarketing: 'Artık bizden reklam almayacaksınız. Yeniden almak için BAŞLAT yazın.',
      start: 'Mesajlarımızı yeniden alacaksınız. Durdurmak için DUR yazın.',
    },
  },
  {
    language: 'ru',
    stopAll: ['стоп', 'отписаться', 'отписка', 'отпишите меня'],
    stopMarketing: ['стоп реклама', 'без рекламы', 'отключить рекламу'],
    start: ['старт', 'подписаться', 'подписка'],
    confirmations: {
      stopAll:
        'Вы больше не будете получать от нас сообщения. Чтобы получать их снова, напишите СТАРТ.',
      stopMarketing:
        'Вы больше не будете получать от нас рекламу. Чтобы получать её снова, напишите СТАРТ.',
      start: 'Вы снова будете получать наши сообщения. Чтобы отказаться, напишите СТОП.',
    },
  },
  {
    language: 'ar',
    stopAll: ['توقف', 'إيقاف', 'أوقف', 'إلغاء الاشتراك', 'الغ الاشتراك'],
    stopMarketing: ['إيقاف الإعلانات', 'لا إعلانات', 'إيقاف العروض'],
    start: ['اشتراك', 'اشترك', 'إعادة الاشتراك'],
    confirmations: {
      stopAll: 'لن تصلك رسائل منا بعد الآن. لاستلامها من جديد، اكتب: اشتراك',
      stopMarketing: 'لن تصلك إعلانات منا بعد الآن. لاستلامها من جديد، اكتب: اشتراك',
      start: 'ستصلك رسائلنا من جديد. لإيقافها، اكتب: توقف',
    },
  },
  {
    language: 'he',
    stopAll: ['הסר', 'הסרה', 'הסירו אותי', 'עצור'],
    stopMarketing: ['בלי פרסומות', 'הפסק פרסומות', 'הסר מפרסומות'],
    start: ['הרשמה', 'הירשם', 'חידוש הרשמה'],
    confirmations: {
      stopAll: 'לא יישלחו אליך עוד הודעות מאיתנו. כדי לקבל אותן שוב, יש לכתוב: הרשמה',
      stopMarketing: 'לא יישלחו אליך עוד פרסומות מאיתנו. כדי לקבל אותן שוב, יש לכתוב: הרשמה',
      start: 'ההודעות שלנו יישלחו אליך שוב. כדי להפסיק, יש לכתוב: הסר',
    },
  },
  {
    language: 'hi',
    stopAll: ['रोकें', 'रोको', 'बंद करें', 'बंद करो', 'सदस्यता समाप्त करें'],
    stopMarketing: ['विज्ञापन बंद करें', 'विज्ञापन नहीं', 'ऑफ़र बंद करें'],
    start: ['फिर से शुरू करें', 'सदस्यता लें'],
    confirmations: {
      stopAll: 'अब आपको हमारे संदेश नहीं मिलेंगे। उन्हें दोबारा पाने के लिए लिखें: फिर से शुरू करें',
      stopMarketing: 'अब आपको हमारे विज्ञापन नहीं मिलेंगे। उन्हें दोबारा पाने के लिए लिखें: फिर से शुरू करें',
      start: 'अब आपको हमारे संदेश दोबारा मिलेंगे। उन्हें रोकने के लिए लिखें: रोकें',
    },
  },
  {
    language: 'ja',
    stopAll: ['停止', '配信停止', 'ストップ', '登録解除', '配信を停止'],
    stopMarketing: ['広告停止', '広告を停止', 'プロモーション停止'],
    start: ['配信再開', '配信を再開', '再登録'],
    confirmations: {
      stopAll: '今後、当社からメッセージは届きません。再開するには「配信再開」と送信してください。',
      stopMarketing: '今後、当社から広告は届きません。再開するには「配信再開」と送信してください。',
      start: '当社からのメッセージを再開しました。停止するには「停止」と送信してください。',
    },
  },
  {
    language: 'zh',
    stopAll: ['停止', '退订', '退訂', '取消订阅', '取消訂閱', '停止发送'],
    stopMarketing: ['停止推广', '停止推廣', '拒收广告', '拒收廣告'],
    start: ['重新订阅', '重新訂閱', '恢复订阅'],
    confirmations: {
      stopAll: '您将不再收到我们的消息。如需重新接收，请回复“重新订阅”。',
      stopMarketing: '您将不再收到我们的推广消息。如需重新接收，请回复“重新订阅”。',
      start: '您将重新收到我们的消息。如需停止，请回复“停止”。',
    },
  },
  {
    language: 'id',
    stopAll: ['berhenti', 'berhenti berlangganan', 'unreg', 'hentikan pesan'],
    stopMarketing: ['stop promosi', 'hentikan promosi', 'tanpa iklan'],
    start: ['langganan', 'berlangganan', 'mulai berlangganan'],
    confirmations: {
      stopAll:
        'Anda tidak akan menerima pesan dari kami lagi. Untuk menerimanya kembali, tulis LANGGANAN.',
      stopMarketing:
        'Anda tidak akan menerima promosi dari kami lagi. Untuk menerimanya kembali, tulis LANGGANAN.',
      start: 'Anda akan menerima pesan kami lagi. Untuk menghentikannya, tulis BERHENTI.',
    },
  },
];

/** The words of a business that has set none of its own. */
export const DEFAULT_WORDS: ConsentWords = { confirms: true, languages: LANGUAGES };
