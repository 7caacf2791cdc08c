import type { AlertSentences } from './alert-sentences';

/** What alerts say in Brazilian Portuguese. */
export const pt: AlertSentences = {
  'alert.template.rejected': 'A Meta rejeitou “{template}” ({language}): {reason}',
  'alert.template.paused':
    'A Meta pausou “{template}” ({language}), então não pode ser enviado agora: {reason}',
  'alert.template.disabled':
    'A Meta desativou “{template}” ({language}), então não pode mais ser enviado: {reason}',
  'alert.template.category-notice':
    'A Meta está prestes a mudar “{template}” ({language}) de {from} para {to}; preços e regras mudam junto.',
  'alert.template.category-changed':
    'A Meta mudou “{template}” ({language}) de {from} para {to}; preços e regras mudaram junto.',
  'alert.template.quality':
    'As pessoas não gostam de “{template}” ({language}): a Meta classifica a qualidade como {to}. Os de qualidade baixa (RED) são pausados.',
  'alert.account.copied':
    'Este banco de dados vem de {from}: nada sai por “{account}” até você assumir o controle.',
  'alert.account.held': 'Nada sai por “{account}”: {reason}',
  'alert.account.payment':
    'A Meta recusa mensagens de “{account}” por um problema de pagamento. Regularize a forma de pagamento no faturamento da Meta.',
  'alert.account.spam':
    'A Meta limita “{account}” porque as pessoas bloqueiam ou denunciam as mensagens. Envie menos, e só a quem quer recebê-las.',
  'alert.account.locked':
    'A Meta bloqueou a conta do WhatsApp de “{account}”. Veja o status no WhatsApp Manager e recorra lá.',
  'alert.account.policy':
    'A Meta restringe “{account}” por violar a política dela. Peça uma análise no WhatsApp Manager.',
  'alert.account.unregistered':
    'O número de “{account}” não está registrado na Cloud API, então nada sai. Registre-o na página da conta.',
  'alert.account.displayName':
    'O nome de exibição de “{account}” não está aprovado, então nada sai. Defina um no WhatsApp Manager e espere a aprovação.',
  'alert.account.sync-failed':
    'Não foi possível pôr os modelos de “{account}” em dia com a Meta: {reason}',
  'alert.account.restricted':
    'A Meta restringe “{account}”: {what}. Veja o motivo na qualidade da conta da Meta e peça uma análise lá.',
  'alert.account.restrictedUntil':
    'A Meta restringe “{account}” até {until}: {what}. Veja o motivo na qualidade da conta da Meta e peça uma análise lá.',
  'alert.account.banned':
    'A Meta desativou a conta do WhatsApp de “{account}”, então nada sai. Peça uma análise na qualidade da conta da Meta.',
  'alert.account.banScheduled':
    'A Meta vai desativar a conta do WhatsApp de “{account}” ({date}). Veja o motivo na qualidade da conta da Meta e peça uma análise antes disso.',
  'alert.account.violation':
    'A Meta diz que “{account}” viola a política dela: {violation}. Veja a que ela se refere na qualidade da conta da Meta e não envie mais disso.',
  'alert.account.deleted':
    'A conta do WhatsApp de “{account}” foi excluída na Meta, então nada sai. Conecte outra ou pergunte quem fez isso.',
  'alert.account.disconnected':
    '“{account}” foi desconectada na Meta: {reason}. Conecte-a novamente e depois teste a conexão aqui.',
  'alert.account.reviewRejected':
    'A Meta rejeitou a conta do WhatsApp de “{account}”. Veja o motivo na qualidade da conta da Meta e peça outra análise.',
  'alert.account.nameRejected':
    'A Meta rejeitou o nome de exibição “{name}” de “{account}”: {reason}. Envie outro no WhatsApp Manager.',
  'alert.account.limitLowered':
    'A Meta reduziu o limite de mensagens de “{account}” de {from} para {to}. Envie menos, e só a quem quer recebê-las.',
  'alert.account.pinReset':
    'Alguém pede para desativar o PIN de “{account}”. Se não foi ninguém da sua equipe, recuse isso imediatamente no WhatsApp Manager.',
  'alert.account.pinOff':
    'O PIN de “{account}” está desativado. Defina um novo no WhatsApp Manager.',
  'alert.account.pinChanged':
    'O PIN de “{account}” foi alterado. Se não foi ninguém da sua equipe, defina outro imediatamente no WhatsApp Manager.',
  'alert.account.notice': 'A Meta informa a “{account}”: {reason}',
  'alert.campaign.paused':
    'A campanha “{campaign}” está parada: {reason} Retome-a ou cancele o resto.',
  'alert.webhook.forged':
    'Chamadas do webhook em uma hora assinadas com uma chave secreta do app diferente das guardadas aqui: {count}. Se as notícias da Meta não chegam, informe a chave secreta do app que está inscrito.',
  'alert.forwarding':
    'Não é possível encaminhar webhooks para {target}: {reason}. Veja esse sistema ou retire-o de webhook.forwardTo.',
  'alert.account.secrets':
    'Não é possível ler os segredos de “{account}”: a chave de criptografia mudou. Informe-os novamente.',
  'alert.automation.failures':
    'A automação “{automation}” está pausada. Ela falhou {count} vezes seguidas, a última assim: {reason}',
  'alert.automation.tooOften':
    'A automação “{automation}” está pausada: ela teria continuado mais de {limit} vezes em uma hora.',
  'alert.automation.tooMany':
    'A automação “{automation}” está pausada: ela tem mais a fazer do que {limit} vezes por hora permitem em um dia.',
  'alert.account.tokenEndsSoon':
    'O token de acesso de “{account}” expira em {at}, e com ele todo o envio. Gere um que nunca expire e substitua-o.',
  'alert.account.tokenEndsNow':
    'O token de acesso de “{account}” expira dentro de um dia, em {at}, e com ele todo o envio. Substitua-o agora.',
  'alert.account.notSubscribed':
    'O app de “{account}” não está mais inscrito: não chegam respostas nem tiques. Inscreva-o em Configuração e saúde.',
  'alert.account.callbackChanged':
    'A Meta chama {url} para “{account}”, e não mais este Strapi. Defina o callback novamente em Configuração e saúde.',
  'alert.account.graphVersion':
    'A Meta encerra a versão {version} da sua API, que “{account}” usa. Atualize o plugin ou defina graph.version.',
};
