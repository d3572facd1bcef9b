//! Names of people.

use std::sync::LazyLock;

use super::super::words::{Lexicon, has_blank};
use super::{bare, is_seat};

/// Does it look like the name of a person: a surname that is common, a full name with a space, an honorific?
pub(in crate::document::import) fn is_person(name: &str) -> bool {
    let name = name.trim();
    let honoured = ["様", "さん", "氏", "殿", "先生"].iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|it| it.chars().count() >= 2)
    });
    let name = bare(name);
    if is_seat(&name) || has_blank(&name) || name.chars().count() > 20 {
        return false;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let kanji = |it: &str| {
        !it.is_empty()
            && it.chars().count() <= 4
            && it.chars().all(|it| {
                ('\u{4e00}'..='\u{9fff}').contains(&it)
                    || matches!(it, '々' | 'ヶ' | 'ノ')
                    || ('ぁ'..='ん').contains(&it)
                    || ('ァ'..='ヶ').contains(&it)
            })
    };
    let latin = |it: &str| {
        it.len() > 1
            && it.starts_with(|it: char| it.is_ascii_uppercase())
            && it[1..]
                .chars()
                .all(|it| it.is_ascii_lowercase() || it == '.' || it == '\'')
    };
    let full = words.len() == 2 && (words.iter().all(|it| kanji(it)) || words.iter().all(|it| latin(it)));
    let surname = begins_with(&name);
    let rest = surname.map(|surname| name.chars().count() - surname.chars().count());
    honoured
        || full
        || (words.len() == 1
            && kanji(&name.chars().take(4).collect::<String>())
            && rest.is_some_and(|rest| rest <= 3)
            && name.chars().all(|it| kanji(&it.to_string())))
}

/// The surname of a full name.
pub(in crate::document::import) fn surname(name: &str) -> &str {
    let name = name.trim();
    match name.split_once([' ', '\u{3000}']) {
        Some((surname, _)) => surname,
        None => begins_with(name).unwrap_or(name),
    }
}

pub(super) fn is_surname(name: &str) -> bool {
    begins_with(name) == Some(name)
}

/// The surname that a name begins with; of two, the longer.
fn begins_with(name: &str) -> Option<&'static str> {
    static KNOWN: LazyLock<Lexicon<()>> = LazyLock::new(|| {
        let surnames = SURNAMES.split_whitespace();
        surnames.map(|it| (it.to_owned(), ())).collect()
    });
    KNOWN.at_start(name).map(|(surname, ())| surname)
}

/// The commonest surnames of Japan.
const SURNAMES: &str = "\
    佐々木 長谷川 五十嵐 久保田 佐久間 大久保 小野寺 宇佐美 佐藤 鈴木 高橋 田中 伊藤 \
    渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 斉藤 \
    齋藤 齊藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 \
    村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川 \
    中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 \
    宮崎 宮本 内田 高木 谷口 安藤 大野 丸山 今井 河野 藤本 村田 武田 上野 杉山 \
    増田 平野 大塚 千葉 松井 野口 小島 野村 新井 渡部 桜井 菊地 菊池 佐野 市川 \
    水野 小松 島田 古川 高田 北村 西田 本田 川口 関口 土屋 大西 荒井 服部 永井 \
    松尾 岩崎 望月 安田 中田 平田 本間 森本 矢野 内藤 林 森 小山 大島 高野 水谷 \
    石原 松岡 武藤 上村 杉本 今村 田口 山内 丸田 川崎 須藤 五味 大谷 河合 川村 \
    北川 久保 樋口 秋山 山中 飯田 沢田 川上 西川 菅原 佐伯 菅野 福島 浜田 熊谷 \
    広瀬 栗原 片山 久米 中尾 吉川 星野 大橋 松村 浅野 大川 黒田 早川 小池 荒木 \
    尾崎 大森 岩田 細川 吉村 森山 松下 山川 田辺 村井 福井 古田 長尾 小田 植田 \
    榎本 根本 中西 奥村 石黒 神田 土井 小西 三宅 坂口 天野 平井 柳田 成田 滝沢 \
    富田 宮田 堀内 片岡 飯塚 小倉 岸本 宮川 吉岡 柏木 津田 西山 大山 萩原 黒木 \
    白石 篠原 笠原 長田 中井 岡崎 大石 八木 竹田 川島 沢村 戸田 三好 稲葉 片桐 \
    倉田 和泉 柴崎 辻本 瀬戸 岩本 小泉 安部 川田 野田 野崎 加納 若林 梅田 田畑 \
    高山 高島 伊東 伊達 河村 河原 藤川 藤村 藤岡 藤沢 吉野 吉本 福本 福岡 福山 \
    相馬 相川 平山 平川 平松 青山 青柳 赤松 秋元 石塚 石橋 市原 稲垣 井口 井手 \
    今泉 岩井 岩下 岩瀬 植木 江口 遠山 大木 大竹 大沢 大田 大場 岡村 岡部 奥田 \
    奥山 小澤 小沢 小松原 小柳 柿沼 梶原 金井 金沢 神谷 亀井 川端 川瀬 菊川 北島 \
    木下 桑原 郡司 児玉 小森 斉木 坂井 坂田 桜田 佐川 塩田 品川 島崎 清野 下田 \
    庄司 白井 杉浦 杉田 関根 高井 高瀬 高松 高見 竹中 竹下 立花 谷川 種田 玉井 \
    千田 土田 坪井 鶴田 寺田 寺尾 徳永 鳥居 永田 永野 中原 中本 長島 長沢 西尾 \
    西野 西本 野本 野沢 羽田 長谷 畠山 花田 馬場 林田 原口 比嘉 日高 平岡 深沢 \
    深谷 藤森 古賀 古屋 本多 前川 前原 牧野 町田 松永 松浦 松原 松山 三上 三木 \
    水口 溝口 三谷 宮内 宮下 宮沢 向井 村松 村山 室井 持田 森川 森下 守屋 柳沢 \
    矢島 山岸 山根 山岡 山村 湯浅 横田 吉沢 吉井 米田 若松 鷲尾 \
    高梨 堀 辻 緒方 三枝 古谷 小笠原 大内 宮島 中沢 滝川 滝口 松崎 松島 松野 小坂 小栗 小宮 小谷 \
    久野 川井 川原 河田 戸塚 手塚 榊原 矢部 矢田 吉原 岡野 細田 細野 堀江 堀田 堀川 堀口 本橋 真鍋 \
    芦田 芹沢 諏訪 須田 曽根 園田 染谷 田島 田代 田原 田川 田所 浅井 浅田 浅川 浅見 足立 阿久津 荒川 \
    有馬 生田 磯部 板垣 井川 岩城 岩間 上島 臼井 梅原 江藤 大江 大貫 大畑 大和田 小田切 落合 鬼塚 柏原 \
    金田 鎌田 神山 木内 菊田 北野 木原 草野 国分 倉持 黒川 桑田 甲斐 越智 小塚 権田 佐竹 真田 椎名 \
    宍戸 志村 設楽 島袋 白川 末永 杉崎 関谷 芝田 高倉 高岡 高畑 田崎 千野 塚本 塚田 角田 寺島 富永 \
    豊田 中条 中根 中谷 永山 名取 並木 新田 二宮 仁科 西岡 西沢 沼田 根岸 野上 野中 萩野 橋口 長谷部 \
    八田 羽鳥 浜口 原島 春日 日野 広田 深田 藤倉 藤崎 藤野 船越 古山 保坂 細井 前島 増井 真野 丸尾 \
    三沢 水上 宮原 目黒 森岡 矢口 矢沢 柳原 山際 山科 結城 横井 渡会 和久井";
