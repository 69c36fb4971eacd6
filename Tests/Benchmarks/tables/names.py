"""Names: the firms are made up, the substances are common ones."""
PLACES = "云岭 海棠 青川 松河 白鹭 金禾 望江 长亭 石桥 南屏 东湾 西岑 临泽 安澜 清源 枫林 丹霞 瑞雪".split()
TRADES = ["医药", "药业配送"]
DISTRIBUTORS = [place + trade for trade in TRADES for place in PLACES]

SUBSTANCES = (
    "阿莫西林 头孢氨苄 二甲双胍 阿托伐他汀 氨氯地平 恩替卡韦 奥美拉唑 左氧氟沙星 氯吡格雷 布洛芬 "
    "缬沙坦 厄贝沙坦 格列美脲 孟鲁司特 蒙脱石 利培酮 奥氮平 艾司西酞普兰 替诺福韦 阿奇霉素 克林霉素 "
    "瑞舒伐他汀 卡托普利 赖诺普利 甲硝唑 阿卡波糖 非布司他 坎地沙坦 左乙拉西坦 特比萘芬"
).split()
DRUGS = [substance + form for substance in SUBSTANCES for form in ("片", "胶囊", "颗粒")] + [
    "葡萄糖注射液,大袋", '维生素"C"片', "人血白蛋白", "胰岛素注射液",
]

REGIONS = "江北 江东 岭南 川西 湖东 淮北 陇中 滇东 闽北 辽南 豫中 冀南 晋东 浙西 皖南 赣北 粤西 桂北".split()
FOUNDERS = "康和 同仁源 华泽 百草 惠安 济民 天润 永泰 益生 博远 诚信达 正源".split()
MAKERS = [region + founder + "制药股份有限公司" for region in REGIONS for founder in FOUNDERS]
