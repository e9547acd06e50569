//! The concepts that an attack is made of, and the words that name them in some twenty languages.
//!
//! A word that belongs to a concept takes part in the features under the concept's number, so that what is
//! learned from `ignore the previous instructions` holds for `disregard any earlier directives` and for
//! `vergiss alle bisherigen Anweisungen`. A trailing `*` makes an entry a stem of at least four characters:
//! it matches every word that begins with it, unless a longer stem or a whole word says otherwise.
//!
//! Nothing here decides: what a concept weighs, and beside which others, is learned.

/// What a word talks about. The numbers are part of the shipped table: append, never renumber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Concept {
    /// An ordinary word, kept from a shorter stem that would claim it.
    None = 0,
    Override,
    Bypass,
    Cancel,
    Instruction,
    Restriction,
    Prior,
    All,
    You,
    Your,
    First,
    Third,
    RolePlay,
    Now,
    System,
    Prompt,
    Reveal,
    Tell,
    Secret,
    Persona,
    Assistant,
    Send,
    Channel,
    Notify,
    User,
    Urgent,
    New,
    Task,
    Not,
    Refuse,
    Document,
    Technical,
    Question,
    Please,
    Perform,
    Mode,
    Conversation,
    Freely,
    Harm,
    Fiction,
    Transform,
    RoleTag,
    Encode,
    Obey,
    End,
    Money,
    Example,
    Security,
    Only,
}

/// How many concepts there are.
pub(super) const CONCEPTS: usize = Concept::Only as usize + 1;

use Concept::*;

/// Concepts whose words are recognised with a letter missing or with their inner letters in another order.
pub(super) const TOLERANT: [Concept; 6] = [Override, Bypass, Instruction, Prior, Reveal, Restriction];

/// The lexicon, by concept.
pub(super) const WORDS: &[(Concept, &str)] = &[
    // English.
    (
        Override,
        "ignor* disregard* forget forgets forgetting overrid* overrul* neglect neglecting supersede* \
         overwrite overwriting unlearn unsee dismiss dismissing discard discarding abandon abandoning \
         invalidate nullify scrap belay vanish disobey retract withdraw",
    ),
    (None, "ignorant ignorance forgetful"),
    (
        Bypass,
        "bypass* circumvent* evade evading sidestep* subvert* overcome escape escaping defeat workaround",
    ),
    (
        Cancel,
        "cancel* reset erase erased erasing clear wipe suspend suspended disable disabled disabling deactivate* \
         delete deleted deleting remove removed removing purge stop terminate void revoke halt interrupt* unload \
         lift pause",
    ),
    (
        Instruction,
        "instruction* instruct instructed directive* guideline* rule rules command commands order orders \
         directions guidance programming programmed mandates instrukt* constraints requests",
    ),
    (
        Restriction,
        "restriction* restrict restricted limitation* limits filter filters filtering safeguard* guardrail* \
         censor* ethic* moral morals morality polic* safety boundaries boundary protections barriers \
         regulations alignment inhibitions moderation norms",
    ),
    (None, "police policeman policemen"),
    (
        Prior,
        "previous previously prior above earlier preceding before foregoing initial initially original \
         originally existing former past aforementioned already far given current antecedent",
    ),
    (All, "all any every each entire entirely whatever everything whole anything complete completely fully"),
    (You, "you u ya yourself thou"),
    (Your, "your yours ur"),
    (First, "i me my mine we our us im ive"),
    (Third, "he she they his her their them him it its"),
    (
        RolePlay,
        "act acting pretend* roleplay* role rp play playing simulat* impersonat* imagine emulat* persona character \
         behave assume embody portray",
    ),
    (Now, "now become becomes henceforth onward onwards hereafter forward today going"),
    (
        System,
        "system sys developer developers dev admin administrator* root sudo operator superuser creator creators \
         maintainer",
    ),
    (Prompt, "prompt prompts preprompt preamble metaprompt context initialization initialisation sysprompt"),
    (
        Reveal,
        "reveal* print prints printing show shows display displaying output outputs repeat repeating leak leaking \
         disclose disclosing expose dump divulge recite paste echo verbatim spell exfiltrat* extract share copy \
         reproduce uncover spill",
    ),
    (
        Tell,
        "tell say saying give write respond responds reply answer type state provide explain respond speak generate",
    ),
    (
        Secret,
        "password* passwd passphrase secret* key keys credential* token tokens apikey pin ssn confidential hidden \
         passcode sensitive private internal secretly",
    ),
    (
        Persona,
        "dan stan dude jailbreak* jailbroken unfiltered uncensored unrestricted unlimited unchained evil devmode \
         godmode amoral immoral unethical unhinged maximum antigpt rogue liberated unbound unbounded lawless \
         unmoderated anarchy",
    ),
    (
        Assistant,
        "ai assistant assistants model models llm llms chatgpt gpt gpt3 gpt4 chatbot* bot bots agent agents claude \
         gemini bard llama copilot openai anthropic mistral deepseek grok",
    ),
    (
        Send,
        "send sends sending forward forwarding email mail post upload uploads uploading transmit* submit transfer \
         deliver wire reply message curl fetch exfil navigate visit click browse open download",
    ),
    (
        Channel,
        "http https www url urls link links webhook endpoint server address domain com net org site website ftp",
    ),
    (Notify, "mention mentioning inform informing notify notifying alert alerting acknowledge apologize"),
    (User, "user users human humans customer customers client clients recipient reader readers"),
    (
        Urgent,
        "important urgent urgently attention critical critically immediately immediate warning mandatory must \
         priority required notice alert absolutely strictly emergency essential obligatory",
    ),
    (New, "new following updated real actual true next below instead fresh different following"),
    (Task, "task tasks objective objectives mission goal goals request job purpose assignment duty work"),
    (Not, "not dont never no without cannot cant none wont nor doesnt didnt isnt neither avoid"),
    (
        Refuse,
        "refuse refuses refusing refusal decline apolog* sorry disclaimer* warnings lecture judgement judgment \
         warn unable comply caveats consequences",
    ),
    (
        Document,
        "draft essay letter paragraph paragraphs chapter article report document documents page slide section \
         sentence sentences word words text story poem novel homework cover resume cv quote appointment meeting \
         invitation recipe review typo typos notes note comment comments spelling grammar paper book song lyrics \
         blog speech script proposal thesis edits edit newsletter invoice agenda minutes transcript title headline",
    ),
    (
        Technical,
        "file files error errors exception exceptions test tests css class method function functions variable \
         config column row rows cell cells line lines whitespace null git branch merge package setting settings \
         default dns cache compiler linter regex sql query python java javascript rust html json xml api linux \
         windows server button field parameter parameters argument arguments directory folder module log logs \
         data dataset database table values outliers proxy firewall router kernel driver thread loop array string",
    ),
    (
        Question,
        "how what why when where which who whose does do is are can could would should may will did was",
    ),
    (Please, "please kindly pls plz thanks thank help"),
    (
        Perform,
        "execute executing run call invoke grant unlock enable enabled activate* approve modify change update add \
         create schedule buy purchase book pay set insert include append begin access use perform retrieve search \
         check read find look",
    ),
    (Mode, "mode modes session version protocol sandbox debug maintenance simulation debugging diagnostic"),
    (
        Conversation,
        "conversation conversations chat chats history messages dialogue discussion thread context",
    ),
    (Freely, "free freely freedom autonomy uncondition* regardless matter truly"),
    (
        Harm,
        "illegal harmful dangerous malicious weapon weapons bomb drug drugs hack hacking malware ransomware phish* \
         exploit exploits steal kill explicit violent violence nsfw racist offensive profanity curse swear meth \
         poison murder explosive* virus unlawful criminal crime",
    ),
    (Fiction, "fiction fictional hypothetical* fantasy scene dialogue movie film game world universe tale"),
    (
        Transform,
        "translat* summari* rewrite rephrase paraphras* proofread fix correct improve shorten polish classify",
    ),
    (
        RoleTag,
        "inst im_start im_end endoftext begin_of_text start_header_id eot_id endofprompt startoftext im_sep",
    ),
    (
        Encode,
        "base64 rot13 hex hexadecimal decode decoded encode encoded encoding cipher morse reversed backwards backward",
    ),
    (
        Obey,
        "obey* comply complies follow follows following adhere fulfill fulfil heed honor prioritize focus concentrate",
    ),
    (End, "end ends ended begin start over finished done complete completed stop eof"),
    (Money, "payment bank bitcoin btc wallet crypto account accounts usd dollars money funds paypal iban"),
    (Example, "example examples sample instance called term phrase means meaning definition refers concept"),
    (
        Security,
        "security vulnerability vulnerabilities attack attacks attacker attackers injection injections detect \
         detection defend defense mitigation mitigate research researchers paper owasp adversarial threat",
    ),
    (Only, "only just simply solely exactly merely nothing"),
    // German.
    (Override, "ignorier* vergiss vergesse vergessen missacht* überschreib* umgeh* verwirf verwerfe"),
    (Instruction, "anweisung* instruktion* befehl* vorgaben regel regeln anordnung* aufforderung*"),
    (
        Prior,
        "vorherig* bisherig* obig* obenstehend* vorangegangen* früheren ursprünglich* vorige* zuvor vorstehend*",
    ),
    (All, "alle alles allen sämtliche* jede"),
    (Restriction, "einschränkung* beschränkung* richtlinie* sicherheitsregeln filtern"),
    (Reveal, "verrate zeige zeig nenne offenbare wiederhole ausgeben gib enthülle drucke"),
    (Prompt, "systemprompt systemanweisung* systemnachricht eingabeaufforderung"),
    (Secret, "passwort passwörter geheim* kennwort schlüssel zugangsdaten"),
    (You, "du dich sie ihnen"),
    (Your, "dein deine deinen deiner ihre ihren"),
    (RolePlay, "tue tu verhalte spiele handle agiere simuliere"),
    (Not, "nicht kein keine keinen niemals ohne nie"),
    (New, "neue neuen neuer folgende folgenden stattdessen"),
    (Now, "jetzt nun ab"),
    (First, "ich mein meine meinen mir mich wir unser unsere"),
    (Please, "bitte"),
    (Task, "aufgabe aufgaben auftrag"),
    (Send, "sende schicke leite weiterleiten übermittle"),
    (Document, "entwurf aufsatz brief absatz kapitel nachricht rechtschreibfehler rezept"),
    // Spanish, Portuguese, Catalan.
    (
        Override,
        "ignora ignore ignorar ignorad olvida olvide olvidar olvidad descarta desatiende omite esquece* \
         desconsidere desconsidera desconsiderar desprecia oblida",
    ),
    (
        Instruction,
        "instrucci* instruç* instruçõ* instruco* órdenes ordenes comandos reglas regras ordens directrices \
         diretrizes indicaciones directivas",
    ),
    (
        Prior,
        "anterior anteriores previas previos previa previo prévias prévia precedentes originales originais",
    ),
    (All, "todas todos todo tudo cualquier qualquer toda"),
    (
        Restriction,
        "restricciones restriçõ* limitaciones limitações límites limites filtros ética normas censura políticas",
    ),
    (
        Reveal,
        "revela revele revelar muestra muéstrame mostrar mostre imprime imprima repite repita divulga dime diga",
    ),
    (Secret, "contraseña* senha senhas secreto secreta secretas segredo clave claves contrasenya"),
    (You, "tú usted ustedes você vocês eres"),
    (Your, "tu tus su sus seu sua seus suas"),
    (RolePlay, "actúa actua actuar finge fingir comporta compórtate aja atue interpreta imagina"),
    (Not, "sin sem nunca nao não jamás"),
    (New, "nuevas nuevo nueva nuevos novas novo nova siguiente siguientes seguinte seguintes lugar"),
    (Now, "ahora agora partir adelante"),
    (First, "mi mis mí nuestro meu minha meus yo"),
    (System, "sistema desarrollador desenvolvedor administrador"),
    (Please, "favor"),
    (Assistant, "asistente assistente modelo ia"),
    (Send, "envía envia enviar envie reenvía reenviar mande"),
    (Document, "borrador mensaje mensagem correo carta párrafo capítulo receta rascunho ensayo"),
    // French.
    (Override, "ignorez ignorer oublie oubliez oublier outrepasse* contourne* négligez"),
    (Instruction, "instructions consigne consignes directives ordres règles commandes"),
    (Prior, "précédent* precedent* antérieur* préalable* dessus initiales"),
    (All, "toutes tous tout toute"),
    (Restriction, "restrictions limites filtres éthique censure"),
    (Reveal, "révèle révélez affiche affichez montre montrez répète répétez donne dévoile imprime"),
    (Secret, "passe secrète secret clé clés"),
    (You, "vous toi tu"),
    (Your, "votre vos ton tes ta"),
    (RolePlay, "agis agissez comporte fais faites joue jouez"),
    (Not, "pas sans jamais aucune aucun ne"),
    (New, "nouvelle nouvelles nouveau suivante suivantes suivant plutôt"),
    (Now, "maintenant désormais dorénavant"),
    (System, "système développeur administrateur"),
    (Document, "brouillon courriel lettre chapitre paragraphe recette"),
    (First, "mon ma mes je moi notre"),
    // Italian.
    (Override, "ignori dimentica dimenticate trascura tralascia"),
    (Instruction, "istruzion* comandi regole ordini direttive"),
    (Prior, "precedenti precedente prima sopra originali iniziali"),
    (All, "tutte tutti tutto ogni"),
    (Reveal, "rivela mostra stampa ripeti rivelami mostrami"),
    (Restriction, "restrizioni limitazioni filtri etica"),
    (Now, "adesso ora"),
    (Not, "senza non mai"),
    (New, "nuove nuovo nuova seguenti invece"),
    (RolePlay, "comportati agisci fingi"),
    // Dutch, Swedish, Danish, Norwegian.
    (Override, "negeer negeren vergeet vergeten ignorera glöm bortse ignorér glem ignorere"),
    (Instruction, "instructies opdrachten regels aanwijzingen instruktioner instruksjoner instrukser regler"),
    (
        Prior,
        "vorige eerdere voorgaande bovenstaande tidigare föregående ovanstående tidligere forrige ovenstående",
    ),
    (All, "alla alle"),
    (Reveal, "toon onthul laat visa avslöja vis avslør"),
    (Restriction, "beperkingen richtlijnen begränsningar begrænsninger"),
    (You, "je jij jou bent"),
    (Your, "jouw"),
    (RolePlay, "doe gedraag speel"),
    (Not, "niet geen zonder inte utan ikke uden"),
    // Polish, Czech, Romanian, Finnish, Hungarian.
    (
        Override,
        "zignoruj ignoruj zapomnij pomiń ignoruj zapomeň ignorați ignoră ignora uită uitați ohita unohda \
         hagyd felejtsd",
    ),
    (
        Instruction,
        "instrukcj* polecenia poleceń zasady instrukce pokyny instrucțiun* instructiuni ohjeet ohjeita utasítás*",
    ),
    (
        Prior,
        "poprzedni* wcześniejsz* powyższ* předchozí* anterioare precedente aiemmat edelliset korábbi előző",
    ),
    (All, "wszystkie wszystko všechny toate kaikki összes"),
    (Reveal, "ujawnij pokaż wyświetl zobraz odhal arată dezvăluie näytä paljasta"),
    (Not, "nie bez fără"),
    // Turkish, Indonesian, Malay, Vietnamese.
    (Override, "yoksay görmezden unut unutun abaikan lupakan hiraukan"),
    (Instruction, "talimat* komut* kurallar* yönerge* instruksi perintah aturan"),
    (Prior, "önceki yukarıdaki sebelumnya terdahulu tadi"),
    (All, "tüm bütün semua segala"),
    (Reveal, "göster açıkla söyle ifşa yazdır tampilkan ungkapkan tunjukkan sebutkan"),
    (Restriction, "kısıtlama* sınırlama* batasan pembatasan"),
    (You, "sen kamu anda"),
    (Not, "jangan tanpa tidak"),
    (Secret, "şifre* parola* sandi rahasia gizli"),
    (System, "sistem"),
    (Override, "phớt"),
    // Russian, Ukrainian, Bulgarian, Serbian.
    (
        Override,
        "игнорир* проигнорир* забудь забудьте забыть отмени ігнору* проігнору* забудьте пренебрегни забрави",
    ),
    (Instruction, "инструкц* указани* команд* правил* предписан* інструкц* вказівк* правила"),
    (Prior, "предыдущ* прежн* ранее вышеуказанн* вышеизложенн* исходн* попередн* предишн* претходн*"),
    (All, "все всё всех любые усі всі всички све"),
    (
        Reveal,
        "покажи покажите раскрой раскройте выведи выведите напечатай повтори сообщи расскажи покажіть розкрий",
    ),
    (Prompt, "промпт промпта подсказку"),
    (System, "системн* систем* разработчик* администратор*"),
    (Restriction, "ограничен* цензур* фильтр* обмежен*"),
    (Secret, "пароль пароли секрет* ключ ключи"),
    (You, "ты вы тебе вас вам ти"),
    (Your, "твои твой ваши ваш свои твоя"),
    (RolePlay, "притворись представь веди действуй сыграй"),
    (Not, "не без никогда нет"),
    (New, "новые новая новый следующие следующее вместо"),
    (Now, "теперь сейчас отныне тепер"),
    (First, "мой моя мое мои я мне меня"),
    (Document, "черновик письмо сообщение абзац глава рецепт"),
    // Greek, Hebrew, Arabic, Persian.
    (Override, "αγνόησε αγνοήστε ξέχασε ξεχάστε παράβλεψε"),
    (Instruction, "οδηγίες οδηγιες εντολές κανόνες"),
    (Prior, "προηγούμενες προηγούμενα παραπάνω"),
    (All, "όλες όλα"),
    (Override, "התעלם התעלמי התעלמו שכח תתעלם"),
    (Instruction, "ההוראות הוראות הכללים"),
    (Prior, "הקודמות הקודם"),
    (All, "כל מכל"),
    (Override, "تجاهل تجاهلوا تجاهلي انسى انس تجاوز اهمل"),
    (Instruction, "التعليمات تعليمات التعليمات الأوامر القواعد الإرشادات دستورات دستورالعمل"),
    (Prior, "السابقة السابق أعلاه قبلی"),
    (All, "جميع كل كافة همه تمام"),
    (Reveal, "اكشف أظهر اعرض اطبع أخبرني"),
    (System, "النظام نظام"),
    (Secret, "السر كلمة السرية"),
    (Override, "نادیده"),
    // Hindi (Devanagari and Latin), Bengali.
    (Override, "अनदेखा नज़रअंदाज़ नजरअंदाज भूल अनदेखी bhool bhul উপেক্ষা ভুলে"),
    (Instruction, "निर्देश* निर्देशों आदेश* नियम* nirdesh নির্দেশ*"),
    (Prior, "पिछले पिछली पूर्व पहले उपरोक्त pichle pichhle purane pehle পূর্ববর্তী আগের"),
    (All, "सभी सारे सब saare sab sabhi সব সমস্ত"),
    (Reveal, "दिखाओ बताओ दिखाएं बताएं batao dikhao"),
    (System, "सिस्टम"),
    (Prompt, "प्रॉम्प्ट"),
    (Your, "अपने अपना apne apna"),
    (Not, "नहीं बिना"),
];

/// Phrases of scripts written without spaces; the longest match at a position wins.
pub(super) const UNSPACED: &[(Concept, &str)] = &[
    (Override, "忽略 无视 無視 忽视 忽視 忘记 忘記 不要理会 不用管 抛弃 覆盖 跳过 绕过 忘掉 请忽略"),
    (Instruction, "指令 指示 命令 规则 規則 说明 要求 设定 約束 准则"),
    (Prior, "之前 以前 先前 以上 上面 前面 上述 此前 原来 原有 前の 以前の 上記 これまで 前述"),
    (All, "所有 全部 一切 任何 すべて 全て 全ての すべての"),
    (System, "系统 系統 开发者 開發者 管理员 システム 開発者 管理者"),
    (Prompt, "提示词 提示詞 提示 提示语 プロンプト"),
    (
        Reveal,
        "显示 顯示 告诉 告訴 透露 泄露 输出 輸出 打印 展示 重复 表示 出力 教えて 見せて 開示 明かして 公開",
    ),
    (Secret, "密码 密碼 秘密 密钥 机密 パスワード 機密"),
    (Restriction, "限制 道德 伦理 约束 审查 过滤 制限 倫理 検閲 フィルター 政策"),
    (You, "你 您 あなた"),
    (RolePlay, "扮演 假装 假裝 模拟 角色 ふりをして 演じて なりきって 充当"),
    (Now, "现在 現在 从现在 今から これから 今后 从此"),
    (Override, "無視して 忘れて 忘れてください 無視し 無視する"),
    (Persona, "越狱 不受限制 没有限制 无限制 無制限 開発者モード 开发者模式"),
    (Not, "不要 不得 没有 ないで 禁止"),
    (First, "我 我的 我们 私 私の"),
    (Assistant, "助手 人工智能 模型 アシスタント"),
    (Document, "草稿 邮件 文章 作文 段落 草案 メール 下書き 原稿"),
    (New, "新的 新しい 以下 下面"),
    // Korean particles attach, so its words are matched as prefixes here as well.
    (Override, "무시 잊어 잊고 무시하고 무시해"),
    (Instruction, "지시 명령 지침 규칙 지시사항"),
    (Prior, "이전 앞의 위의 앞선 기존"),
    (All, "모든 전부"),
    (System, "시스템 개발자 관리자"),
    (Prompt, "프롬프트"),
    (Reveal, "보여 알려 출력 공개 말해"),
    (Secret, "비밀번호 비밀"),
    (Restriction, "제한 윤리"),
    (You, "당신 너는 너의"),
    // Thai.
    (Override, "เพิกเฉย ไม่สนใจ ละเว้น ลืม มองข้าม"),
    (Instruction, "คำสั่ง คำแนะนำ กฎ"),
    (Prior, "ก่อนหน้า ข้างต้น ก่อนหน้านี้ เดิม"),
    (All, "ทั้งหมด ทุก"),
    (System, "ระบบ"),
    (Reveal, "เปิดเผย แสดง บอก"),
    (Secret, "รหัสผ่าน ความลับ"),
];

/// Pairs of words that name a concept together, among them the two-syllable words of Vietnamese.
pub(super) const PAIRS: &[(Concept, &str)] = &[
    (Override, "bỏ qua|phớt lờ|quên hết|hãy quên|haz caso|pay attention|görmezden gel|se bort|låt bli"),
    (Instruction, "hướng dẫn|chỉ dẫn|chỉ thị|mệnh lệnh|quy tắc|lời nhắc"),
    (Prior, "trước đó|trước đây|bên trên|ở trên|phía trên"),
    (All, "tất cả|mọi thứ"),
    (System, "hệ thống"),
    (Reveal, "tiết lộ|hiển thị|cho biết|in ra"),
    (Secret, "mật khẩu|bí mật"),
    (Restriction, "hạn chế|giới hạn"),
];
